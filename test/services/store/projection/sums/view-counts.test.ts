import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { builtInViews } from '../../../../../electron/contract/transactions/query.ts'
import type { Filter } from '../../../../../electron/core/query/filter.ts'
import { readFilter } from '../../../../../electron/core/query/read-filter.ts'
import type { Entry } from '../../../../../electron/services/store/journal/entries/entry.ts'
import { digestOf, openProjection } from '../../projection-kit.ts'
import { jobHistory } from '../../retention/job-histories.ts'
import { deliveryOf, jobDelivery, openTestStore, query, tempDir, ussdDelivery } from '../../store-kit.ts'

const context = { now: 0, zone: 'UTC', sources: [] }

function filterOf(text: string): Filter {
  const reading = readFilter(text, context)
  if (!reading.ok) throw new Error('It is not understood.')
  return reading.filter
}

const views = [
  { id: 'mine', filter: filterOf('operator:MTN status:failed') },
  { id: 'words', filter: filterOf('"buy airtime" -refund') },
  { id: 'all', filter: filterOf('') },
  { id: 'none', filter: filterOf('operator:none category:none') },
  { id: 'not', filter: filterOf('-is:attention -operator:MTN') },
]
const jobViews = [
  { id: 'waiting', filter: filterOf('is:attention') },
  { id: 'models', filter: filterOf('is:model-failed -is:resolved') },
  { id: 'old', filter: filterOf('is:baseline') },
  { id: 'quiet', filter: filterOf('-is:attention kind:job') },
]
const transactionsOf = (counts: readonly { readonly id: string; readonly transactions: number }[], id: string) =>
  counts.find(count => count.id === id)?.transactions
const asked = views.map(({ id }) => ({ id, moving: null }))

function open() {
  const projection = openProjection()
  onTestFinished(projection.close)
  return projection
}
type Projection = ReturnType<typeof open>

const countsOf = (projection: Projection) => projection.queries().viewCounts(asked)

/** What the lists of the same views hold. */
function looked(projection: Projection) {
  const { page, quarantined } = projection.queries()
  const whole = (filter: Filter) => page({ filter, after: null, limit: 500 }).rows.length
  const [all, attention, failed, pending, stuck, late] = [
    '',
    ...['is:attention', 'status:failed', 'status:pending', 'is:stuck', 'is:late'],
  ].map(text => whole(filterOf(text)))
  const own = { all, attention, failed, pending, stuck, late, quarantine: quarantined().length }
  return [
    ...builtInViews.map(id => ({ id, transactions: own[id], certainty: 'exact' })),
    ...views.map(({ id, filter }) => ({ id, transactions: whole(filter), certainty: 'exact' })),
  ]
}

const transactionId = fc.constantFrom(...['a', 'b', 'c', 'd'].map(id => `shop/ussd/${id}`))
const someEntry: fc.Arbitrary<Entry> = fc.oneof(
  fc
    .record({
      uuid: fc.constantFrom('a', 'b', 'c', 'd'),
      status: fc.constantFrom('pending', 'succeeded', 'failed', 'reversed'),
      operator: fc.constantFrom('MTN Ghana', 'Safaricom Ltd.'),
      action: fc.constantFrom('Buy Airtime', 'Send Money'),
      message: fc.constantFrom('', 'a refund is on its way'),
      updatedAt: fc.constantFrom('2026-03-05T09:14:41Z', '2026-03-05T09:20:00Z', '2026-03-06T09:20:00Z'),
      startedAt: fc.constantFrom('2026-03-05T09:14:02Z', '2026-02-01T00:00:00Z'),
    })
    .map(said => ussdDelivery(said)),
  fc.constant(jobDelivery('failed')),
  fc.constant(deliveryOf({ type: 'transaction' })),
  transactionId.map((id): Entry => {
    return { kind: 'act', at: 1, act: { kind: 'stuck-found', transactionId: id, reason: 'sms-window' } }
  }),
  transactionId.map((id): Entry => {
    return { kind: 'act', at: 1, act: { kind: 'resolved', transactionId: id, verdict: 'failed', note: '' } }
  }),
  transactionId.map((id): Entry => ({ kind: 'act', at: 1, act: { kind: 'reopened', transactionId: id } })),
  fc.constant<Entry>({ kind: 'act', at: 1, act: { kind: 'source-forgotten', sourceId: 'shop' } }),
)
const someHistory = fc.array(fc.array(someEntry, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 })

test('the counts of views are those of their lists, whatever happens in whatever commits', () => {
  fc.assert(
    fc.property(someHistory, fc.nat(4), (batches, viewsSetAfter) => {
      const projection = openProjection()
      try {
        for (const [place, batch] of batches.entries()) {
          if (place === viewsSetAfter) projection.setViews(views)
          projection.append(...batch)
          projection.project()
        }
        projection.setViews(views)
        while (projection.countStep());
        expect(countsOf(projection)).toEqual(looked(projection))
      } finally {
        projection.close()
      }
    }),
    { numRuns: 60 },
  )
})

test('a rebuild keeps the same counts and sums', () => {
  fc.assert(
    fc.property(someHistory, batches => {
      const projection = openProjection()
      try {
        projection.setViews(views)
        for (const batch of batches) {
          projection.append(...batch)
          projection.project()
          while (projection.countStep());
        }
        const before = countedOf(projection)
        projection.rebuild()
        while (projection.countStep());
        expect(countedOf(projection)).toEqual(before)
      } finally {
        projection.close()
      }
    }),
    { numRuns: 40 },
  )
})

function countedOf({ state }: Projection) {
  const tables = ['facets', 'view_counts', 'rollups', 'rollup_series', 'rollup_horizon']
  return tables.map(table => state.prepare(`SELECT * FROM ${table}`).all())
}

test('the counts, the lists and the column agree for jobs, their models and what Hover answered', () => {
  fc.assert(
    fc.property(fc.array(jobHistory, { minLength: 1, maxLength: 4 }), batches => {
      const projection = openProjection()
      try {
        projection.setViews(jobViews)
        for (const batch of batches) {
          projection.append(...batch)
          projection.project()
        }
        while (projection.countStep());
        const { state, queries } = projection
        const counted = queries().viewCounts(jobViews.map(({ id }) => ({ id, moving: null })))
        const marked = state
          .prepare<[], number>('SELECT count(*) FROM transactions WHERE needs_attention = 1')
          .pluck()
          .get()
        const listed = jobViews.map(({ id, filter }) => [
          id,
          queries().page({ filter, after: null, limit: 500 }).rows.length,
        ])
        expect(jobViews.map(({ id }) => [id, transactionsOf(counted, id)])).toEqual(listed)
        expect([transactionsOf(counted, 'attention'), transactionsOf(counted, 'waiting')]).toEqual([marked, marked])
      } finally {
        projection.close()
      }
    }),
    { numRuns: 100 },
  )
})

test('a new view is being counted until its older transactions are', () => {
  const projection = open()
  projection.append(ussdDelivery({ operator: 'MTN Ghana' }))
  projection.project()
  projection.setViews(views)
  const [first] = countsOf(projection).slice(-views.length)
  while (projection.countStep());
  const [then] = countsOf(projection).slice(-views.length)
  expect([first, then]).toEqual([
    { id: 'mine', transactions: 0, certainty: 'counting' },
    { id: 'mine', transactions: 1, certainty: 'exact' },
  ])
})

test('a view that did not change is not counted again, and one that is gone is forgotten', () => {
  const projection = open()
  projection.setViews(views)
  while (projection.countStep());
  projection.setViews(views.slice(0, 1))
  const rows = projection.state.prepare(`SELECT id, covered_to FROM view_counts WHERE id LIKE 'user/%'`).all()
  expect(rows).toEqual([{ id: 'user/mine', covered_to: null }])
})

test('a view that moves with the clock is looked through, up to a bound', () => {
  const projection = open()
  projection.append(...Array.from({ length: 501 }, (_, n) => ussdDelivery({ uuid: `u-${n}` })))
  projection.project()
  const moving = (text: string) => ({ id: 'moving', moving: filterOf(text) })
  const [many, none] = ['since:2026-03-01', 'until:2026-03-01'].map(text => {
    return projection
      .queries()
      .viewCounts([moving(text)])
      .at(-1)
  })
  expect([many, none]).toEqual([
    { id: 'moving', transactions: 500, certainty: 'at-least' },
    { id: 'moving', transactions: 0, certainty: 'exact' },
  ])
})

test('the engine counts the user’s views in its own time', async () => {
  const store = await openTestStore(tempDir())
  await store.append(ussdDelivery({ operator: 'MTN Ghana' }))
  store.setViews(views)
  await store.append(ussdDelivery({ uuid: 'u-2', operator: 'MTN Uganda' }))
  let count = (await store.viewCounts(asked)).find(({ id }) => id === 'mine')
  while (count?.certainty !== 'exact' || count.transactions < 2) {
    await store.settled()
    count = (await store.viewCounts(asked)).find(({ id }) => id === 'mine')
  }
  expect([count.transactions, (await store.page(query())).rows.length]).toEqual([2, 2])
})

test('the size of the commits changes no count and no sum', () => {
  const entries = Array.from({ length: 40 }, (_, n) =>
    ussdDelivery({
      uuid: `u-${n % 15}`,
      status: n % 4 === 0 ? 'pending' : 'failed',
      updatedAt: `2026-03-05T10:00:${10 + n}Z`,
    }),
  )
  const digests = [1, 7, 1000].map(size => {
    const projection = open()
    projection.append(...entries)
    while (projection.project(size).entries > 0);
    return digestOf(projection.state)
  })
  expect(new Set(digests).size).toBe(1)
})

test('a step whose commit fails counts nothing, and is made again', () => {
  const projection = open()
  projection.append(ussdDelivery({ uuid: 'a', operator: 'MTN' }), ussdDelivery({ uuid: 'b', operator: 'MTN' }))
  projection.project()
  projection.setViews(views)
  // What a commit only finds out at its very end.
  projection.state.exec(`
    CREATE TABLE parent (id INTEGER PRIMARY KEY);
    CREATE TABLE child (id INTEGER REFERENCES parent DEFERRABLE INITIALLY DEFERRED);
    CREATE TRIGGER fails AFTER UPDATE OF covered_to ON view_counts BEGIN INSERT INTO child VALUES (1); END;
  `)
  expect(() => projection.countStep()).toThrow('FOREIGN KEY')
  projection.state.exec('DROP TRIGGER fails')
  while (projection.countStep());
  expect(countsOf(projection)).toEqual(looked(projection))
})
