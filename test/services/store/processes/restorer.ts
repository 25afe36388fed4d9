import { existsSync } from 'node:fs'
import { restoring } from '../../../../electron/services/store/backup/restore.ts'
import { readyFolder } from '../../../../electron/services/store/backup/restore-note.ts'

/** Restores, and is killed while the state is made, or so many steps after everything was ready. */
const [, , dataDir = '', file = '', settingsFile = '', moment = ''] = process.argv
let left = moment === 'projecting' ? 0 : Number(moment)
const wish = { file, settingsFile, now: Date.parse('2026-07-01T00:00:00Z') }
for (const _ of restoring({ dataDir, nativeBinding: null }, wish)) {
  if (moment !== 'projecting' && !existsSync(readyFolder(dataDir))) continue
  if (left === 0) process.kill(process.pid, 'SIGKILL')
  left -= 1
}
