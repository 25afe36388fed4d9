import type { NetworkInterfaceInfo } from 'node:os'
import { expect, it } from 'vitest'
import { type Sleep, watchSurroundings } from '../../../electron/services/supervision/surroundings.ts'
import { createFakeClock } from '../../fakes/clock.ts'

const at = (address: string, internal = false): NetworkInterfaceInfo => ({
  ...{ address, internal, family: 'IPv4', netmask: '', mac: '', cidr: null },
})

function look(first: readonly NetworkInterfaceInfo[] = [at('192.0.2.1')]) {
  const clock = createFakeClock()
  const sleeps: Sleep[] = []
  let network = first
  let changes = 0
  const stop = watchSurroundings({
    clock,
    interfaces: () => ({ lo: [at('127.0.0.1', true)], eth0: [...network] }),
    onWake: sleep => sleeps.push(sleep),
    onNetworkChange: () => {
      changes += 1
    },
  })
  return {
    ...{ clock, sleeps, stop },
    changes: () => changes,
    async move(next: readonly NetworkInterfaceInfo[]) {
      network = next
      await clock.advance(5_000)
    },
  }
}

it('notices that the machine slept, and since when', async () => {
  const { clock, sleeps } = look()
  await clock.advance(12_000)
  clock.sleep(3_600_000)
  await clock.advance(0)
  const start = Date.parse('2026-07-01T12:00:00.000Z')
  expect(sleeps).toEqual([{ asleepFrom: start + 10_000, awakeAt: start + 3_612_000 }])
})

it.each([
  [30_000, 0],
  [30_001, 1],
])('takes a look that is %i ms late for sleep %i times', async (ms, count) => {
  const { clock, sleeps } = look()
  clock.sleep(5_000 + ms)
  await clock.advance(0)
  expect(sleeps.length).toBe(count)
})

it('takes an hour in which it looked all the time for no sleep', async () => {
  const { clock, sleeps } = look()
  await clock.advance(3_600_000)
  expect(sleeps).toEqual([])
})

it.each([
  ['another address', [at('192.0.2.2')], 1],
  ['one address more', [at('192.0.2.1'), at('198.51.100.7')], 1],
  ['no network', [], 1],
  ['the same addresses', [at('192.0.2.1')], 0],
  ['a link-local IPv6 address more', [at('192.0.2.1'), at('fe80::1')], 0],
  ['a link-local IPv4 address more', [at('169.254.3.4'), at('192.0.2.1')], 0],
  ['an address inside the machine more', [at('192.0.2.1'), at('127.0.0.9', true)], 0],
])('tells of a change of the network: %s', async (_, next, count) => {
  const { move, changes } = look()
  await move(next)
  expect(changes()).toBe(count)
})

it('tells of a change once', async () => {
  const { move, clock, changes } = look()
  await move([at('192.0.2.2')])
  await clock.advance(60_000)
  expect(changes()).toBe(1)
})

it('goes on where the system does not tell its interfaces', async () => {
  const clock = createFakeClock()
  const interfaces = () => {
    throw new Error('EPERM')
  }
  watchSurroundings({ clock, interfaces, onWake() {}, onNetworkChange() {} })
  await clock.advance(60_000)
  expect(clock.waits()).toEqual([5_000])
})

it('looks no more once it is stopped', async () => {
  const { stop, clock } = look()
  await clock.advance(7_000)
  stop()
  expect(clock.waits()).toEqual([])
})
