import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { parseJson } from '../../../core/json-shape.ts'
import { onFile } from '../trouble.ts'

/** What a restore did, or is about to do. It lies beside the data until a person was told of it. */
const noteSchema = z.object({
  /** When the backup was made, in milliseconds since 1970. */
  madeAt: z.number(),
  /** The newest position of the journal when it took its place: behind it stands what came later. */
  head: z.number(),
  /** The folder, beside the journal, for what was there; it is not made when nothing was. */
  aside: z.string(),
  /** Such folders of earlier restores of which nobody was told. */
  earlier: z.array(z.string()),
  /** What tells each erasing apart that was done in what was there, and of which the backup does not know. */
  missing: z.array(z.string()).nullable(),
  /** Where the settings of the backup belong, as a path from the journal's folder; null when they stay out. */
  settingsFile: z.string().nullable(),
})
export type RestoreNote = z.output<typeof noteSchema>

/** Holds everything that a restore puts in its place, whole, and its note: from here on it is only finished. */
export const readyFolder = (dataDir: string): string => join(dataDir, 'restored')
/** In the folder as long as something of it is not in its place, then beside the journal. */
export const noteFile = (folder: string): string => join(folder, 'restored.json')
/** The name of the settings in that folder, and in the one of what was there. */
export const settingsName = 'settings.json'

export function writeNote(folder: string, note: RestoreNote): void {
  const file = noteFile(folder)
  onFile(file, () => writeFileSync(file, JSON.stringify(note), { mode: 0o600, flush: true }))
}

export function readNote(folder: string): RestoreNote | null {
  const file = noteFile(folder)
  if (!existsSync(file)) return null
  return noteSchema.safeParse(parseJson(onFile(file, () => readFileSync(file, 'utf8')))).data ?? null
}

/** Whether a restore was cut short before a person was told of everything. */
export function hasUntoldRestore(dataDir: string): boolean {
  return existsSync(readyFolder(dataDir)) || existsSync(noteFile(dataDir))
}

/** When everything was said. */
export function forgetRestore(dataDir: string): void {
  onFile(dataDir, () => rmSync(noteFile(dataDir), { force: true }))
}
