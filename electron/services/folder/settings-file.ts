import type Conf from 'conf'
import type { z } from 'zod'
import { type Settings, settingsSchema } from '../../contract/settings.ts'
import { StartFailure } from '../start-failure.ts'
import { withFileLockNow } from './file-lock.ts'

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
  /** Also told of changes that another process wrote; an unreadable change is ignored until it is mended. */
  onChange(listener: (settings: Settings) => void): () => void
}

/** Reads once, then serves from memory and follows the file. Throws StartFailure, or what the file system throws. */
export function createSettingsFile(openStore: () => SettingsStore, path: string): SettingsFile {
  const store = openOrExplain(openStore, path)
  const first = read(store)
  if (!first.success) throw unreadable(store.path, explain(first.error))
  let current = first.data
  let written = JSON.stringify(current)
  const listeners = new Set<(settings: Settings) => void>()

  function adopt(settings: Settings): void {
    const text = JSON.stringify(settings)
    if (text === written) return
    written = text
    current = settings
    for (const listener of listeners) listener(settings)
  }

  function reload(): void {
    const changed = read(store)
    if (changed.success) adopt(changed.data)
  }

  store.onDidAnyChange(reload)

  return {
    path: store.path,
    get: () => current,
    reload,
    update(change) {
      const next = withFileLockNow(store.path, () => {
        // The file first: another process may have written since we last looked.
        const latest = read(store)
        const changed = settingsSchema.parse(change(latest.success ? latest.data : current))
        store.store = { ...changed }
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
