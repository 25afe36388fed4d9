import { join } from 'node:path'
import { app } from 'electron'

/** Where the icons are that are drawn while the app runs. */
export function iconFolder(): string {
  return join(app.getAppPath(), 'electron', 'icons')
}
