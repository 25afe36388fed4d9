import { expect, test } from 'vitest'
import type { OutboxDestination } from '../../../../../electron/contract/settings/destinations.ts'
import type { Act } from '../../../../../electron/services/store/journal/entries/act.ts'
import type { Entry } from '../../../../../electron/services/store/journal/entries/entry.ts'
import { createQueries } from '../../../../../electron/services/store/queries/all.ts'
import { rebuildState } from '../../../../../electron/services/store/upkeep/rebuild.ts'
import { ussdDelivery } from '../../store-kit.ts'
import { openFolder } from '../retention-kit.ts'

const act = (done: Act): Entry => ({ kind: 'act', at: 1, act: done })
const second: OutboxDestination = { id: 'second', takes: 'copies', practice: false }
const sentTo = (destination: OutboxDestination) => act({ kind: 'destinations-set', destinations: [destination] })
const deliveries = [ussdDelivery({ uuid: 'a' }), ussdDelivery({ uuid: 'b' })]

function packed(...entries: readonly Entry[]) {
  const folder = openFolder()
  folder.receive(...entries)
  folder.packAll()
  return folder
}

/** At positions 2 and 3 of the journal. */
const waiting = () => packed(sentTo(second), ...deliveries)
const fromStart = [...deliveries, sentTo({ ...second, fromStart: true })]

test.each([
  ['since it was said', [sentTo(second), ...deliveries]],
  ['from the start', fromStart],
])('what waits to be copied, %s, can be copied after trimming', (_, entries) => {
  const { trimAll, state, journal } = packed(...entries)
  trimAll()
  const wish = { destinationId: 'second', after: null, limit: 10, withDelivery: true }
  const lines = createQueries(state, journal)
    .outgoing(wish)
    .map(({ line }) => JSON.parse(line ?? 'null'))
  expect(lines).toMatchObject([{ kind: 'delivery' }, { kind: 'delivery' }])
})

test.each([
  ['since it was said', [sentTo(second), ...deliveries]],
  ['from the start', fromStart],
])('what waits to be copied, %s, waits after a rebuild', (_, entries) => {
  const folder = packed(...entries)
  folder.trimAll()
  const before = folder.dump()
  folder.close()
  rebuildState(folder.place, { onProgress: () => {} })
  expect(folder.dump()).toEqual(before)
})

test('it keeps its texts also once it was given up, because it may be sent again', () => {
  const folder = waiting()
  const givenUp = [2, 3].map(seq =>
    act({ kind: 'dead-lettered', destinationId: 'second', event: [seq, 0], reason: 'no' }),
  )
  folder.receive(...givenUp)
  expect(folder.trimAll()).toBe(0)
})

test('what was copied loses its texts, and the rest waits', () => {
  const folder = waiting()
  folder.receive(act({ kind: 'forwarded', destinationId: 'second', through: 2, finished: [] }))
  expect(folder.trimAll()).toBe(1)
})

test('who is sent events alone keeps no texts', () => {
  const { trimAll } = packed(sentTo({ ...second, takes: 'everything' }), ...deliveries)
  expect(trimAll()).toBe(2)
})

test('nothing is trimmed of a history that is still to be put into the outbox', () => {
  const folder = packed(...deliveries)
  folder.append(sentTo({ ...second, fromStart: true }))
  folder.projectInSteps(10, true)
  expect(folder.trimAll()).toBe(0)
})

test('nothing is trimmed while the state does not know yet who wants copies from the start', () => {
  const folder = packed(...deliveries)
  folder.append(sentTo({ ...second, fromStart: true }))
  expect(folder.trimAll()).toBe(0)
})
