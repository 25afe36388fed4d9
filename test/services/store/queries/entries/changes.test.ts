import { expect, onTestFinished, test } from 'vitest'
import type { Act } from '../../../../../electron/services/store/journal/entries/act.ts'
import { openProjection } from '../../projection-kit.ts'
import { deliveryOf, jobDelivery, ussdDelivery } from '../../store-kit.ts'

const id = (uuid: string) => `shop/ussd/${uuid}`
const act = (done: Act) => ({ kind: 'act', at: 1, act: done }) as const

function open() {
  const projection = openProjection()
  onTestFinished(projection.close)
  const { changes } = projection.queries()
  return {
    ...projection,
    changes,
    /** What changed after a position: the ids, or what else it was, with their positions. */
    after: (position: number) =>
      changes(position).changes.map(change => [
        change.kind === 'transaction' ? change.transaction.id : change.kind,
        change.position,
      ]),
  }
}

test('tells of each transaction once, as it is now, at its last change', () => {
  const { append, project, after, changes } = open()
  append(
    ussdDelivery({ uuid: 'a', status: 'pending' }),
    ussdDelivery({ uuid: 'b', status: 'failed' }),
    ussdDelivery({ uuid: 'a', status: 'failed', updatedAt: '2026-03-06T09:14:10Z' }),
  )
  project()
  expect(after(0)).toEqual([
    [id('b'), 2],
    [id('a'), 3],
  ])
  expect(changes(0).changes.at(-1)).toMatchObject({ transaction: { status: 'failed' } })
})

test('goes on where it ended, and nothing comes twice or not at all', () => {
  const { append, project, changes } = open()
  for (let n = 0; n < 501; n += 1) append(ussdDelivery({ uuid: `u-${n}`, status: 'failed' }))
  project()
  const heard: number[] = []
  for (let [position, hasMore] = [0, true]; hasMore; ) {
    const step = changes(position)
    heard.push(...step.changes.map(change => change.position))
    position = step.through
    hasMore = step.hasMore
  }
  expect(heard).toEqual(Array.from({ length: 501 }, (_, at) => at + 1))
})

test('tells nothing of what is in the journal and not in the list yet', () => {
  const { append, project, changes } = open()
  append(ussdDelivery({ uuid: 'a' }))
  project()
  append(ussdDelivery({ uuid: 'b' }))
  expect(changes(1)).toEqual({ changes: [], through: 1, hasMore: false })
  project()
  expect(changes(1)).toMatchObject({ changes: [{ position: 2 }], through: 2 })
})

test('says where the end is to whoever has no position yet', () => {
  const { append, project, changes } = open()
  append(ussdDelivery({ uuid: 'a' }), ussdDelivery({ uuid: 'b' }))
  project()
  expect(changes(null)).toEqual({ changes: [], through: 2, hasMore: false })
})

test('tells of decisions by hand, and of what is stuck', () => {
  const { append, project, after } = open()
  append(ussdDelivery({ uuid: 'a', status: 'pending' }), ussdDelivery({ uuid: 'b', status: 'failed' }))
  append(act({ kind: 'stuck-found', transactionId: id('a'), reason: 'sms-window' }))
  append(act({ kind: 'resolved', transactionId: id('b'), verdict: 'succeeded', note: '', by: 'api' }))
  project()
  expect(after(2)).toEqual([
    [id('a'), 3],
    [id('b'), 4],
  ])
})

test('tells of an odd delivery with its reason', () => {
  const { append, project, changes } = open()
  append(deliveryOf({ type: 'transaction', attributes: {} }))
  project()
  expect(changes(0).changes).toMatchObject([{ kind: 'quarantined', position: 1, quarantined: { sourceId: 'shop' } }])
})

test('tells whoever keeps a copy to list everything again when transactions are gone', () => {
  const { append, project, after } = open()
  append(ussdDelivery({ uuid: 'a' }), act({ kind: 'source-forgotten', sourceId: 'shop' }))
  append(ussdDelivery({ uuid: 'b' }))
  project()
  expect(after(0)).toEqual([
    ['reset', 2],
    [id('b'), 3],
  ])
})

test('a position of another journal, such as before a backup came back, is told to begin again', () => {
  const { append, project, changes } = open()
  append(ussdDelivery({ uuid: 'a' }))
  project()
  expect(changes(99)).toEqual({ changes: [{ kind: 'reset', position: 1 }], through: 1, hasMore: false })
})

test('while the list is made again, a position that was told stays good', () => {
  const { append, project, restart, state, changes, after } = open()
  append(ussdDelivery({ uuid: 'a' }), ussdDelivery({ uuid: 'b' }))
  project()
  state.prepare('UPDATE projection SET seq = 0').run()
  restart()
  expect([after(2), changes(2).through]).toEqual([[], 2])
})

test('what notices and settings do is no change of the list', () => {
  const { append, project, after } = open()
  append(ussdDelivery({ uuid: 'a' }), act({ kind: 'notice-clicked', noticeId: 'n' }))
  append(act({ kind: 'forwarded', destinationId: 'books', through: 1, finished: [] }))
  project()
  expect(after(1)).toEqual([])
})

test('what a model says changes its job too', () => {
  const { append, project, after } = open()
  const model = { event: 'model-state-changed', job_id: 1234567, model_id: 3, state: 'failed' }
  append(jobDelivery('processing'), deliveryOf(model, { product: 'hover-org', sourceId: 'org', sourceName: 'Roofs' }))
  project()
  expect(after(1)).toEqual([
    ['org/model/3', 2],
    ['org/job/1234567', 2],
  ])
})

test('what Hover answers about a job changes its models too', () => {
  const { append, project, after, changes } = open()
  const model = { event: 'model-state-changed', job_id: 1234567, model_id: 3, state: 'processing' }
  append(jobDelivery('processing'), deliveryOf(model, { product: 'hover-org', sourceId: 'org', sourceName: 'Roofs' }))
  const failed = { state: 'failed', failureReason: 'photos' } as const
  const job = { ...failed, id: '1234567', externalId: null, createdAt: null, updatedAt: null }
  const seen = { sourceId: 'org', sourceName: 'Roofs', reason: 'suspect', askedAt: 5 } as const
  append(
    act({
      kind: 'job-seen',
      ...seen,
      job: {
        ...job,
        models: [
          { ...failed, id: '3' },
          { ...failed, id: '4' },
        ],
      },
    }),
  )
  project()
  expect(after(2)).toEqual([
    ['org/job/1234567', 3],
    ['org/model/3', 3],
  ])
  expect(changes(2).changes.at(-1)).toMatchObject({ transaction: { status: 'failed' } })
})
