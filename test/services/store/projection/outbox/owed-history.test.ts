import { expect, onTestFinished, test } from 'vitest'
import type { OutboxDestination } from '../../../../../electron/contract/settings/destinations.ts'
import type { Act } from '../../../../../electron/services/store/journal/entries/act.ts'
import type { Entry } from '../../../../../electron/services/store/journal/entries/entry.ts'
import { openProjection } from '../../projection-kit.ts'
import { openTestStore, tempDir, ussdDelivery } from '../../store-kit.ts'

const second: OutboxDestination = { id: 'second', takes: 'copies', practice: false, fromStart: true }

const acted = (act: Act): Entry => ({ kind: 'act', at: 5, act })
const destinations = (...list: readonly OutboxDestination[]) =>
  acted({ kind: 'destinations-set', destinations: [...list] })
const deliveries = (count: number, sourceId = 'shop') =>
  Array.from({ length: count }, (_, n) => ussdDelivery({ uuid: `${sourceId}-${n}` }, { sourceId }))

/** A history of six deliveries, and then whoever wants all of it: nothing of it is in the outbox yet. */
function owing(destination = second) {
  const projection = openProjection()
  onTestFinished(projection.close)
  const then = (...entries: readonly Entry[]) => {
    projection.append(...entries)
    return projection.project().entries
  }
  const outgoing = (after: OutgoingAfter = null) =>
    projection.queries().outgoing({ destinationId: 'second', after, limit: 100, withDelivery: false })
  then(...deliveries(6), destinations(destination))
  return {
    ...{ ...projection, then, outgoing },
    waiting: () => outgoing().map(({ event: [seq] }) => seq),
    rows: () => projection.state.prepare('SELECT seq FROM outbox ORDER BY seq').pluck().all(),
    facts: () => projection.queries().outboxFacts()[0]?.waiting,
    finish: () => {
      while (projection.copyStep());
    },
  }
}
type OutgoingAfter = Parameters<ReturnType<ReturnType<typeof openProjection>['queries']>['outgoing']>[0]['after']

test('the history goes into the outbox in steps of so many entries, and a restart goes on where it was', () => {
  const { copyStep, restart, rows } = owing()
  expect(rows()).toEqual([])
  expect([copyStep(2), rows()]).toEqual([true, [1, 2]])
  restart()
  expect([copyStep(3), rows()]).toEqual([true, [1, 2, 3, 4, 5]])
  expect([copyStep(3), rows()]).toEqual([true, [1, 2, 3, 4, 5, 6]])
  expect(copyStep(3)).toBe(false)
})

test('a step ends when its time is over, however many entries it may take', () => {
  const { then, copyStep, rows } = owing()
  then(destinations(), ...deliveries(100), destinations(second))
  let now = 0
  copyStep(1000, () => (now += 30))
  expect(rows().length).toBeGreaterThan(0)
  expect(rows().length).toBeLessThan(106)
})

test('what comes in meanwhile is read behind all of the history, and each entry once', () => {
  const { then, copyStep, outgoing } = owing()
  const read: number[] = []
  let after: OutgoingAfter = null
  for (let n = 0; n < 5; n += 1) {
    copyStep(2)
    then(ussdDelivery({ uuid: `later-${n}` }))
    for (const { position, event } of outgoing(after)) {
      read.push(event[0])
      after = { position, event }
    }
  }
  expect(read).toEqual([1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12])
})

test('what is not there yet waits, as far as people are told', () => {
  const { copyStep, then, facts, finish } = owing()
  then(ussdDelivery({ uuid: 'later' }))
  expect(facts()).toBe(7)
  copyStep(2)
  expect(facts()).toBe(7)
  finish()
  expect(facts()).toBe(7)
})

test('who is removed meanwhile is owed nothing any more, and everything when it comes again', () => {
  const { copyStep, then, waiting, finish } = owing()
  copyStep(2)
  then(destinations())
  expect([copyStep(), waiting()]).toEqual([false, []])
  then(destinations(second))
  finish()
  expect(waiting()).toEqual([1, 2, 3, 4, 5, 6])
})

test('what practice plays is owed as it was wanted when the destination was added', () => {
  const { then, waiting, finish } = owing()
  then(destinations(), ...deliveries(1, 'practice-ussd'), destinations(second))
  then(destinations({ ...second, practice: true }))
  finish()
  expect(waiting()).toEqual([1, 2, 3, 4, 5, 6])
})

test('what the destination is known to have by then, as in a rebuild, is not put there again', () => {
  const { then, waiting, finish } = owing()
  then(acted({ kind: 'forwarded', destinationId: 'second', through: 2, finished: [[4, 0]] }))
  finish()
  expect(waiting()).toEqual([3, 5, 6])
})

test('what is given up before it is there, as in a rebuild, is given up all the same, and can be sent again', () => {
  const { then, waiting, finish, queries } = owing()
  then(acted({ kind: 'dead-lettered', destinationId: 'second', event: [3, 0], reason: 'no' }))
  then(acted({ kind: 'forwarded', destinationId: 'second', through: 4, finished: [] }))
  finish()
  expect([waiting(), queries().outboxFacts()[0]?.dead]).toEqual([[5, 6], 1])
  then(acted({ kind: 'dead-letters-released', destinationId: 'second' }))
  expect(waiting()).toEqual([5, 6, 3])
})

test('what is forgotten or came from a backup before its turn is not sent', () => {
  const { then, waiting, finish } = owing()
  then(destinations(), ...deliveries(2, 'other'), destinations(second), ...deliveries(1))
  then(acted({ kind: 'source-forgotten', sourceId: 'shop' }), ...deliveries(1))
  // What came from the backup begins with the second delivery of the other source.
  then(acted({ kind: 'restored', entries: 5 }))
  finish()
  expect(waiting()).toEqual([9])
})

test('what was copied from elsewhere is owed to nobody', () => {
  const { then, waiting, finish } = owing()
  then(destinations(), acted({ kind: 'copied', ids: ['a'], from: { stream: 'S', through: 1 } }), ...deliveries(2))
  then(destinations(second))
  finish()
  expect(waiting()).toEqual([1, 2, 3, 4, 5, 6, 11])
})

test('an engine tells of it when more of a history can be sent', async () => {
  const store = await openTestStore(tempDir())
  await Promise.all(deliveries(5000).map(store.append))
  await store.settled()
  const ready = Promise.withResolvers<void>()
  let told = 0
  store.onNews(() => {
    told += 1
    // The first is of the destination alone.
    if (told === 1) return
    const asked = { destinationId: 'second', after: null, limit: 10_000, withDelivery: false }
    void store.outgoing(asked).then(found => found.length === 5000 && ready.resolve())
  })
  await store.append({ kind: 'act', at: 5, act: { kind: 'destinations-set', destinations: [second] } })
  await ready.promise
})
