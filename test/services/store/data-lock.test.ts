import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { acquireDataLock } from '../../../electron/services/store/data-lock.ts'
import { placeOf, tempDir } from './store-kit.ts'

/** Another process that holds the lock of a folder. */
async function holderOf(dir: string): Promise<ChildProcess> {
  const child = fork(new URL('./processes/lock-holder.ts', import.meta.url), [dir])
  onTestFinished(() => void child.kill('SIGKILL'))
  const [answer] = await once(child, 'message')
  expect(answer).toEqual({ ok: true })
  return child
}

test('one process holds a folder', async () => {
  const dir = tempDir()
  await holderOf(dir)
  expect(acquireDataLock(placeOf(dir))).toEqual({ ok: false })
})

test('a folder is free again after its process was killed', async () => {
  const dir = tempDir()
  const child = await holderOf(dir)
  child.kill('SIGKILL')
  await once(child, 'exit')
  const lock = acquireDataLock(placeOf(dir))
  if (lock.ok) lock.release()
  expect(lock.ok).toBe(true)
})

test('whoever has patience gets the folder when its holder lets go', async () => {
  const dir = tempDir()
  const { pid } = await holderOf(dir)
  // From outside, because waiting blocks this process.
  const killer = spawn(process.execPath, ['-e', `setTimeout(() => process.kill(${pid}, 'SIGKILL'), 100)`])
  const lock = acquireDataLock(placeOf(dir), 15_000)
  if (lock.ok) lock.release()
  await once(killer, 'exit')
  expect(lock.ok).toBe(true)
})

test('a folder is free again after its release', () => {
  const place = placeOf(tempDir())
  const first = acquireDataLock(place)
  const during = acquireDataLock(place)
  if (first.ok) first.release()
  const after = acquireDataLock(place)
  if (after.ok) after.release()
  expect([first.ok, during.ok, after.ok]).toEqual([true, false, true])
})

test('the folder of the data is for its user alone', () => {
  const dir = join(tempDir(), 'store')
  const lock = acquireDataLock(placeOf(dir))
  if (lock.ok) lock.release()
  expect(statSync(dir).mode & 0o777).toBe(0o700)
})
