import { expect, onTestFinished, test } from 'vitest'
import type { OutboxDestination } from '../../../../../electron/contract/settings/destinations.ts'
import type { Act } from '../../../../../electron/services/store/journal/entries/act.ts'
import type { ActEntry, Entry } from '../../../../../electron/services/store/journal/entries/entry.ts'
import { digestOf, openProjection } from '../../projection-kit.ts'
import { deliveryOf, jobDelivery, ussdDelivery } from '../../store-kit.ts'

const books: OutboxDestination = { id: 'books', takes: 'everything', practice: false }

const acted = (act: Act): ActEntry => ({ kind: 'act', at: 5, act })
const destinations = (...list: readonly OutboxDestination[]) =>
  acted({ kind: 'destinations-set', destinations: [...list] })
const forwarded = (through: number, finished: readonly [number, 0 | 1][] = []) =>
  acted({ kind: 'forwarded', destinationId: 'books', through, finished: [...finished] })
const buried = (event: [number, 0 | 1]) =>
  acted({ kind: 'dead-lettered', destinationId: 'books', event, reason: 'refused-400' })
const released = acted({ kind: 'dead-letters-released', destinationId: 'books' })

function opened() {
  const projection = openProjection()
  onTestFinished(projection.close)
  const waiting = (destinationId = 'books') =>
    projection
      .queries()
      .outgoing({ destinationId, after: null, limit: 100, withDelivery: false })
      .map(({ event }) => event)
  const contents = () =>
    projection
      .queries()
      .outgoing({ destinationId: 'books', after: null, limit: 100, withDelivery: false })
      .map(({ content }) => content)
  const project = (...entries: readonly Entry[]) => {
    projection.append(...entries)
    projection.project()
  }
  return { ...projection, project, waiting, contents }
}

test('without a destination nothing goes to the outbox', () => {
  const { project, state } = opened()
  project(ussdDelivery(), ussdDelivery({ uuid: 'u-2' }))
  expect(state.prepare('SELECT count(*) FROM outbox').pluck().get()).toBe(0)
})

test('a delivery and the status change that it brings wait for each destination there is, and a repeat is one more delivery', () => {
  const { project, waiting } = opened()
  project(ussdDelivery({ uuid: 'before' }), destinations(books), ussdDelivery(), ussdDelivery())
  expect(waiting()).toEqual([
    [3, 0],
    [3, 1],
    [4, 0],
  ])
})

test('who takes only status changes, or only deliveries, hears of nothing else', () => {
  const { project, waiting } = opened()
  const changes: OutboxDestination = { ...books, takes: 'status-changes' }
  const raw: OutboxDestination = { id: 'raw', takes: 'deliveries', practice: false }
  project(destinations(changes, raw), ussdDelivery(), deliveryOf('{"odd":true}'))
  expect([waiting(), waiting('raw')]).toEqual([
    [[2, 1]],
    [
      [2, 0],
      [3, 0],
    ],
  ])
})

test('what practice plays reaches only who asked for it', () => {
  const { project, waiting } = opened()
  project(
    destinations(books, { ...books, id: 'lab', practice: true }),
    ussdDelivery({}, { sourceId: 'practice-ussd' }),
    jobDelivery('completed', { sourceId: 'practice-org' }),
  )
  expect([waiting().length, waiting('lab').length]).toEqual([0, 4])
})

test('an event names what happened in the words of CloudEvents, masked', () => {
  const { project, contents } = opened()
  project(destinations(books), ussdDelivery({ message: 'Call 0712345678 now', action: 'Pay 0712345678' }))
  const [first, second] = contents()
  expect(first).toMatchObject({
    type: 'com.usehover.transaction.received',
    source: '/hover/shop',
    subject: 'u-1',
    time: '2026-03-05T09:14:41.000Z',
    receivedtime: '2026-03-05T09:15:00.000Z',
    verified: 'current-secret',
    data: { label: 'new' },
  })
  expect(second).toMatchObject({ type: 'com.usehover.transaction.failed', data: { from: null, to: 'failed' } })
  expect(JSON.stringify(contents())).not.toContain('0712345678')
})

test('ids are the same when the state is made again, and differ from event to event', () => {
  const { project, rebuild, contents } = opened()
  project(destinations(books), ussdDelivery(), ussdDelivery({ uuid: 'u-2' }))
  const before = contents().map(({ id }) => id)
  rebuild()
  expect(contents().map(({ id }) => id)).toEqual(before)
  expect(new Set(before).size).toBe(4)
})

test('a rebuild sends nothing again: it ends with the same outbox as the commits did', () => {
  const { project, rebuild, state, waiting } = opened()
  project(destinations(books), ...['a', 'b', 'c', 'd'].map(uuid => ussdDelivery({ uuid })))
  project(forwarded(2, [[4, 0]]), buried([3, 0]), forwarded(3), ussdDelivery({ uuid: 'e' }))
  const [before, left] = [digestOf(state), waiting()]
  rebuild()
  expect([digestOf(state), waiting()]).toEqual([before, left])
  expect(left).toEqual([
    [4, 1],
    [5, 0],
    [5, 1],
    [9, 0],
    [9, 1],
  ])
})

test('dead letters outlive the cursor, and stand behind everything that waits once they are released', () => {
  const { project, waiting, queries } = opened()
  project(destinations(books), ussdDelivery(), buried([2, 0]), forwarded(2), ussdDelivery({ uuid: 'u-2' }))
  expect(queries().outboxFacts()).toEqual([
    {
      ...{ destinationId: 'books', waiting: 2, dead: 1, deadReason: 'refused-400' },
      oldestAt: Date.parse('2026-03-05T09:15:00Z'),
    },
  ])
  project(released)
  expect(waiting()).toEqual([
    [5, 0],
    [5, 1],
    [2, 0],
  ])
})

test('what was released is not taken by a cursor from before', () => {
  const { project, waiting } = opened()
  project(destinations(books), ussdDelivery(), buried([2, 0]), released, forwarded(3))
  expect(waiting()).toEqual([[2, 0]])
})

test('what is erased, forgotten or came from a backup is not sent on any more', () => {
  const { project, waiting } = opened()
  project(destinations(books), ussdDelivery(), jobDelivery('completed'), ussdDelivery({ uuid: 'u-2' }))
  project(acted({ kind: 'pruned', keys: [2], deliveries: 1, horizon: 0 }))
  expect(waiting().map(([seq]) => seq)).toEqual([3, 3, 4, 4])
  project(acted({ kind: 'source-forgotten', sourceId: 'org' }))
  expect(waiting().map(([seq]) => seq)).toEqual([4, 4])
  project(ussdDelivery({ uuid: 'u-3' }), acted({ kind: 'restored', entries: 1 }))
  expect(waiting().map(([seq]) => seq)).toEqual([4, 4])
})

test('a destination that is gone takes its outbox with it', () => {
  const { project, state } = opened()
  project(destinations(books), ussdDelivery(), buried([2, 0]), destinations())
  expect(state.prepare('SELECT count(*) FROM outbox').pluck().get()).toBe(0)
})

test('destinations are remembered over a start of the projector', () => {
  const { project, restart, waiting } = opened()
  project(destinations(books))
  restart()
  project(ussdDelivery())
  expect(waiting().length).toBe(2)
})
