import { app } from 'electron'
import { type Tongue, tongueOf } from '../contract/speech/languages.ts'
import type { WatchedApp } from '../running-app.ts'

/** What people are spoken to in: by the settings once they are read, until then by the system. */
export function tongueNow(running: Pick<WatchedApp, 'settings'> | null): Tongue {
  return tongueOf(running?.settings().language ?? 'system', app.getPreferredSystemLanguages())
}
