import { existsSync } from 'node:fs'
import { readBackup } from '../../electron/services/store/backup/read-backup.ts'

/** A backup is whole or absent, however the command ended; empty: it is. */
export function whatIsWrongWith(file: string, ended: number | string): string {
  if (!existsSync(file)) return ended === 0 ? 'The backup was called made and is not there.' : ''
  return readBackup(file, null) === null ? 'What lies under the name of the backup is none.' : ''
}
