import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { alone, placeOf } from '../../electron/cli/alone.ts'
import { engineFileName } from '../../electron/services/door/engine-client.ts'
import { acquireDataLock } from '../../electron/services/store/data-lock.ts'

/** A folder on which something works. */
function busyFolder(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'hover-tray-alone-'))
  const lock = acquireDataLock(placeOf(dataDir))
  onTestFinished(() => {
    if (lock.ok) lock.release()
    rmSync(dataDir, { recursive: true, force: true })
  })
  return dataDir
}

const nothing = () => {}

test('another command is waited for, not quit', async () => {
  await expect(alone(busyFolder(), 'rebuild', nothing)).rejects.toThrow('When it is done, rebuild again.')
})

test('an engine that has left word of itself is to be stopped', async () => {
  const dataDir = busyFolder()
  writeFileSync(join(dataDir, engineFileName), JSON.stringify({ pid: 1, port: 4711, key: 'of-a-test' }))
  await expect(alone(dataDir, 'rebuild', nothing)).rejects.toThrow('Stop it, then rebuild again')
})
