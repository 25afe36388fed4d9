import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import type Conf from 'conf'
import type { z } from 'zod'
import { type Settings, settingsSchema } from '../../contract/settings/settings.ts'
import { StartFailure } from '../start-failure.ts'
import { withFileLockNow } from './file-lock.ts'
import { withLaterSettings } from './later-settings.ts'

/** Where settings are kept: electron-store on the desktop, its own engine conf when headless. One file for both. */
export type SettingsStore = Pick<Conf<Record<string, unknown>>, 'store' | 'path' | 'onDidAnyChange'>

/** What both engines are told. Watching lets the command line change what a running engine does. */
export const settingsFileOptions = {
  watch: true,
  clearInvalidConfig: false,
  accessPropertiesByDotNotation: false,
  /** For its owner only: the paths of the hooks are what keeps strangers from posting. */
  configFileMode: 0o600,
} as const
export const settingsFileName = 'settings'

export interface SettingsFile {
  readonly path: string
  get(): Settings
  /** Looks whether another process wrote, without waiting to be told of it. */
  reload(): void
  update(change: (settings: Settings) => Settings): Settings
  /** Also told of changes that another process wrote. An unreadable change is ignored until it is mended, a removed file written again. */
  onChange(listener: (settings: Settings) => void): () => void
}

/** Reads once, then serves from memory and follows the file. Throws StartFailure, or what the file system throws. */
export function createSettingsFile(openStore: () => SettingsStore, path: string): SettingsFile {
  const store = openOrExplain(openStore, path)
  const first = read(store)
  if (!first.success) throw unreadable(store.path, explain(first.error))
  let current = first.data
  /** All that was in the file when it was read last, also what only a later version knows. */
  let whole: unknown = store.store
  let written = JSON.stringify(current)
  const listeners = new Set<(settings: Settings) => void>()

  function adopt(settings: Settings): void {
    const text = JSON.stringify(settings)
    if (text === written) return
    written = text
    current = settings
    for (const listener of listeners) listener(settings)
  }

  /** Null where the file tells nothing: conf takes one that is not there for an empty one. */
  function readAgain(): Settings | null {
    const found = existsSync(store.path) ? read(store).data : undefined
    if (found === undefined) return null
    whole = store.store
    return found
  }

  function write(before: Settings, settings: Settings): void {
    store.store = withLaterSettings(whole, before, settings)
    whole = store.store
  }

  function reload(): void {
    const changed = readAgain()
    if (changed !== null) adopt(changed)
  }

  /** Somebody removed the file, which does not mean that all sources are to go. */
  function writeAgain(): void {
    if (existsSync(store.path) || !existsSync(dirname(store.path))) return
    try {
      withFileLockNow(store.path, () => {
        if (!existsSync(store.path)) write(current, current)
      })
    } catch {
      // Not possible now. The next update writes all of them.
    }
  }

  store.onDidAnyChange(() => {
    writeAgain()
    reload()
  })

  return {
    path: store.path,
    get: () => current,
    reload,
    update(change) {
      const next = withFileLockNow(store.path, () => {
        // The file first: another process may have written since we last looked.
        const before = readAgain() ?? current
        const changed = settingsSchema.parse(change(before))
        write(before, changed)
        return changed
      })
      adopt(next)
      return next
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Written by hand, or by a newer version. */
function unreadable(path: string, detail: string): StartFailure {
  return new StartFailure(
    `The settings file ${path} cannot be read: ${detail}. Correct it, or move it away to start with fresh settings.`,
  )
}

function openOrExplain(openStore: () => SettingsStore, path: string): SettingsStore {
  try {
    const store = openStore()
    void store.store
    return store
  } catch (error) {
    // A file that may not be opened tells its own story, with its path.
    if (!(error instanceof SyntaxError)) throw error
    throw unreadable(path, 'it is not JSON')
  }
}

function read(store: SettingsStore): ReturnType<typeof settingsSchema.safeParse> {
  try {
    return settingsSchema.safeParse(store.store)
  } catch {
    // Not even JSON. An error would do as an object without fields, and bring the defaults.
    return settingsSchema.safeParse(undefined)
  }
}

function explain(error: z.ZodError): string {
  const [issue] = error.issues
  return issue === undefined ? 'it does not have the expected form' : `"${issue.path.join('.')}": ${issue.message}`
}
