import { expect, onTestFinished, test } from 'vitest'
import type { OutboxDestination } from '../../../../../electron/contract/settings/destinations.ts'
import type { Act } from '../../../../../electron/services/store/journal/entries/act.ts'
import type { ActEntry, Entry } from '../../../../../electron/services/store/journal/entries/entry.ts'
import { digestOf, openProjection } from '../../projection-kit.ts'
import { answered } from '../../retention/job-histories.ts'
import { deliveryOf, jobDelivery, ussdDelivery } from '../../store-kit.ts'

const second: OutboxDestination = { id: 'second', takes: 'copies', practice: false }
const transactionId = 'shop/ussd/u-1'
const resolved = { kind: 'resolved', transactionId, verdict: 'failed', note: '' } as const

const acted = (act: Act): ActEntry => ({ kind: 'act', at: 5, act })
const destinations = (...list: readonly OutboxDestination[]) =>
  acted({ kind: 'destinations-set', destinations: [...list] })
const copied = (...ids: readonly string[]) =>
  acted({ kind: 'copied', ids: [...ids], from: { stream: 'HOVER_COPY x', through: ids.length } })

function opened() {
  const projection = openProjection()
  onTestFinished(projection.close)
  const outgoing = (withDelivery = false) =>
    projection.queries().outgoing({ destinationId: 'second', after: null, limit: 100, withDelivery })
  const project = (...entries: readonly Entry[]) => {
    projection.append(...entries)
    projection.project()
    while (projection.copyStep());
  }
  return { ...projection, project, outgoing, waiting: () => outgoing().map(({ event: [seq] }) => seq) }
}

test('a copy is of every entry that a second engine needs, in the order of the journal, and of nothing else', () => {
  const { project, waiting, outgoing } = opened()
  const counts = [ussdDelivery(), ussdDelivery(), deliveryOf({ odd: true }), jobDelivery('failed'), answered({})]
  const decided = [resolved, { kind: 'reopened', transactionId }, { kind: 'revealed', transactionId }] as const
  const ofHere: readonly Act[] = [
    { kind: 'notice-clicked', noticeId: 'n' },
    { kind: 'exported', format: 'csv', query: '' },
    { kind: 'storm-closed' },
  ]
  project(destinations(second), ...counts, ...decided.map(acted), ...ofHere.map(acted))
  expect(waiting()).toEqual([2, 3, 4, 5, 6, 7, 8, 9])
  expect(new Set(outgoing().map(({ lane }) => lane)).size).toBe(1)
})

test('what was there before is copied only when it was asked for, and once', () => {
  const { project, waiting } = opened()
  const late = { ...second, id: 'late' }
  project(ussdDelivery(), acted(resolved), destinations({ ...second, fromStart: true }, late), ussdDelivery())
  project(destinations({ ...second, fromStart: true }, late))
  expect(waiting()).toEqual([1, 2, 4])
})

test('what practice plays is copied only to who asked for it', () => {
  const { project, waiting } = opened()
  const played = ussdDelivery({}, { sourceId: 'practice-ussd' })
  project(played, destinations({ ...second, fromStart: true }), played, ussdDelivery())
  expect(waiting()).toEqual([4])
})

test('a line is read only for who may have it, and is the one that an export writes', () => {
  const { project, outgoing } = opened()
  project(destinations(second), ussdDelivery({ message: 'Call 0712345678' }), acted(resolved))
  expect(outgoing().map(({ line }) => line)).toEqual([undefined, undefined])
  expect(JSON.stringify(outgoing())).not.toContain('0712345678')
  const [delivery, act] = outgoing(true).map(({ line }) => JSON.parse(line ?? ''))
  expect(delivery).toMatchObject({ kind: 'delivery', sourceId: 'shop', body: expect.stringContaining('0712345678') })
  expect(act).toEqual({ kind: 'act', at: '1970-01-01T00:00:00.005Z', act: resolved })
})

test('what was copied from elsewhere is remembered by its name, and copied and sent to nobody', () => {
  const { project, waiting, queries, state } = opened()
  const books: OutboxDestination = { id: 'books', takes: 'everything', practice: false }
  project(destinations(second, books), copied('a', 'b'), ussdDelivery(), acted(resolved), ussdDelivery({ uuid: 'own' }))
  expect(waiting()).toEqual([5])
  const rows = state.prepare(`SELECT seq FROM outbox WHERE destination_id = 'books' ORDER BY seq, part`).pluck().all()
  expect(rows).toEqual([5, 5])
  const asked = ['a', 'b', 'c'].map(id => ({ id, entry: ussdDelivery() }))
  expect([queries().knownCopies(asked), queries().copiedThrough('HOVER_COPY x')]).toEqual([[true, true, false], 2])
})

test('copies that the projector reads in two commits are told to nobody all the same', () => {
  const projection = openProjection()
  onTestFinished(projection.close)
  projection.append(copied('a', 'b'), ussdDelivery(), ussdDelivery({ uuid: 'u-2' }))
  const told: unknown[] = []
  for (let commit = 0; commit < 3; commit += 1) {
    told.push(...projection.project(1).notices)
    projection.restart()
  }
  expect([told, projection.queries().dueNotices()]).toEqual([[], []])
})

test('a rebuild ends with the same as the commits did', () => {
  const { project, rebuild, state } = opened()
  project(
    ussdDelivery({ uuid: 'before' }),
    destinations({ ...second, fromStart: true }),
    ussdDelivery(),
    acted(resolved),
  )
  project(acted({ kind: 'forwarded', destinationId: 'second', through: 3, finished: [] }))
  project(copied('a'), ussdDelivery({ uuid: 'copied' }))
  const before = digestOf(state)
  rebuild()
  expect(digestOf(state)).toBe(before)
})
