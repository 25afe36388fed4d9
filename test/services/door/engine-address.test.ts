import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createAddressPosting } from '../../../electron/services/door/engine-address.ts'
import { readEngineAddress } from '../../../electron/services/door/engine-client.ts'
import { createFakeClock } from '../../fakes/clock.ts'

const address = { pid: 7, port: 4711, key: 'k' }

/** A folder that cannot be written to until it is made. */
function posting() {
  const parent = mkdtempSync(join(tmpdir(), 'hover-tray-door-'))
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }))
  const folder = join(parent, 'data')
  const file = join(folder, 'engine.json')
  const clock = createFakeClock()
  const logged: unknown[] = []
  const log = (...line: readonly unknown[]) => void logged.push(line)
  return { folder, file, clock, logged, ...createAddressPosting({ file, clock, log }) }
}

test('the address stands in a file that only its user can read', () => {
  const { folder, file, post } = posting()
  mkdirSync(folder)
  post(address)
  expect([readEngineAddress(file), statSync(file).mode & 0o077]).toEqual([address, 0])
})

test('what cannot be written now is written as soon as it can be', async () => {
  const { folder, file, clock, logged, post } = posting()
  post(address)
  mkdirSync(folder)
  await clock.advance(10_000)
  expect(logged).toEqual([['error', 'door-not-opened', { code: 'ENOENT' }]])
  expect(readEngineAddress(file)).toEqual(address)
})

test('an engine that has ended is announced no more', async () => {
  const { folder, file, clock, post, takeDown } = posting()
  post(address)
  takeDown()
  mkdirSync(folder)
  await clock.advance(60_000)
  expect(existsSync(file)).toBe(false)
})
