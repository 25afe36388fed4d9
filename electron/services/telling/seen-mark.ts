import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { parseJson } from '../../core/json-shape.ts'
import { storeFolder } from '../folder/data-folder.ts'

/** Where it is kept in a data folder. */
export function seenFileIn(dataDir: string): string {
  return join(dataDir, storeFolder, 'seen.json')
}

/** Where it is kept when somebody was last told of a report. */
export function toldFileIn(dataDir: string): string {
  return join(dataDir, storeFolder, 'report-told.json')
}

const seenSchema = z.object({ at: z.number() })

/** When somebody last looked; milliseconds since 1970. Losing it costs one report that begins a day ago. */
export function readSeen(file: string): number | null {
  try {
    return seenSchema.safeParse(parseJson(readFileSync(file, 'utf8'))).data?.at ?? null
  } catch {
    return null
  }
}

/** Throws what the file system throws. */
export function writeSeen(file: string, at: number): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(`${file}.part`, JSON.stringify({ at }), { mode: 0o600 })
  renameSync(`${file}.part`, file)
}

const dayMs = 86_400_000

/** From when a report begins: at the time that was asked for, else when somebody last looked, else a day ago. */
export function reportSince(asked: number | null, seen: number | null, now: number): number {
  return Math.min(now, asked ?? seen ?? now - dayMs)
}
