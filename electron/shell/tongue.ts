import { app } from 'electron'
import { type Tongue, tongueOf } from '../contract/speech/languages.ts'
import type { App } from '../running-app.ts'

/** What people are spoken to in: by the settings once they are read, until then by the system. */
export function tongueNow(running: Pick<App, 'settings'> | null): Tongue {
  return tongueOf(running?.settings().language ?? 'system', app.getPreferredSystemLanguages())
}
