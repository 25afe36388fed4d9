// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import type { News } from '../../../electron/contract/bridge/ipc.ts'
import type { Transaction, TransactionPage } from '../../../electron/contract/transactions/transaction.ts'
import { createStore, type Store } from '../../../renderer/state/store.ts'
import { createFakeBridge, ok } from '../../fakes/bridge.ts'
import { aTransaction, countsOf } from '../../fakes/transactions.ts'

const row = (providerId: string, change: Partial<Transaction> = {}) => aTransaction({ providerId, ...change })
const early = row('early', { startedAt: '2026-03-02T08:00:00Z' })
const late = row('late', { startedAt: '2026-03-02T10:00:00Z' })

/** The pages in the order in which they are answered; the last one again and again. */
let pages: TransactionPage[]
let waiting: (() => void)[]
let fake: ReturnType<typeof createFakeBridge>
let store: Store

beforeEach(async () => {
  pages = [{ rows: [late, early], next: null }]
  waiting = []
  const page = () => ok(pages.length > 1 ? (pages.shift() ?? nothing) : (pages[0] ?? nothing))
  fake = createFakeBridge({ answers: { 'transactions.page': page } })
  const { ask, onNews } = fake.bridge
  store = createStore({ ask, onNews, later: run => void waiting.push(run) })
  store.start()
  await answered()
})

const nothing: TransactionPage = { rows: [], next: null }
const answered = () => new Promise<void>(resolve => setImmediate(resolve))
const shown = () => store.get().list.rows.map(one => one.providerId)
const cursors = () => fake.inputsOf('transactions.page').map(input => (input as { after: string | null }).after)

async function search(...answers: TransactionPage[]): Promise<void> {
  pages = answers
  store.search('mtn')
  await answered()
}

/** What was put off is done now. */
async function catchUp(): Promise<void> {
  for (const run of waiting.splice(0)) run()
  await answered()
}

function tell(...rows: readonly Transaction[]): void {
  const news: News = { kind: 'transactions', rows, counts: countsOf(rows) }
  fake.tell(news)
}

describe('pages of a query', () => {
  it('keep the order in which they were found', async () => {
    await search({ rows: [early, late], next: null })
    expect(shown()).toEqual(['early', 'late'])
  })

  it('are asked for one after the other while they hold little', async () => {
    await search({ rows: [], next: '1' }, { rows: [late], next: '2' }, { rows: [early], next: null })
    expect([shown(), cursors()]).toEqual([
      ['late', 'early'],
      [null, null, '1', '2'],
    ])
  })

  it('are enough when there is something to read', async () => {
    const many = Array.from({ length: 40 }, (_, place) => row(`many ${place}`))
    await search({ rows: many, next: '1' })
    expect(cursors()).toEqual([null, null])
  })

  it('are no longer asked for when something else was asked for since', async () => {
    pages = [
      { rows: [], next: '1' },
      { rows: [late], next: null },
    ]
    store.search('mtn')
    store.search('airtel')
    await answered()
    expect(cursors()).toEqual([null, null, null])
  })

  it('are asked for once where no query is: a short page of a view is all that its reader needs', async () => {
    pages = [{ rows: [], next: '1' }]
    store.go({ kind: 'list', view: 'failed' })
    await answered()
    expect(cursors()).toEqual([null, null])
  })

  it('say what is highlighted in their rows', async () => {
    const mark = { field: 'title', start: 0, end: 4 } as const
    await search({ rows: [late, early], next: null, marks: [[], [mark]] })
    expect([...store.get().list.marks]).toEqual([[early.id, [mark]]])
  })
})

describe('news during a query', () => {
  it('is not shown before the database has said that it fits', async () => {
    await search({ rows: [early], next: null })
    tell(late)
    expect(shown()).toEqual(['early'])
  })

  it('asks again, once for all that came together', async () => {
    await search({ rows: [early], next: null }, { rows: [late, early], next: null })
    tell(late)
    tell(row('third'))
    await catchUp()
    expect([shown(), cursors()]).toEqual([
      ['late', 'early'],
      [null, null, null],
    ])
  })

  it('waits while someone reads further down, until they come back', async () => {
    await search({ rows: [early], next: null }, { rows: [late, early], next: null })
    store.scrolledAway()
    tell(late)
    await catchUp()
    expect(shown()).toEqual(['early'])
    store.follow()
    await catchUp()
    expect(shown()).toEqual(['late', 'early'])
  })

  it('changes a row that is shown at once, and takes its highlights, which were of the text before', async () => {
    const marks = [[{ field: 'message', start: 4, end: 8 } as const]]
    await search({ rows: [early], next: null, marks })
    tell({ ...early, status: 'succeeded', lastReceivedAt: '2026-03-02T12:00:00Z' })
    expect([store.get().list.rows[0]?.status, store.get().list.marks.size]).toEqual(['succeeded', 0])
  })

  it('leaves nothing to ask when the query is gone', async () => {
    await search({ rows: [early], next: null })
    tell(late)
    store.go({ kind: 'list', view: 'all' })
    const before = cursors().length
    await catchUp()
    expect(cursors()).toHaveLength(before)
  })
})

describe('the counts of the user’s views', () => {
  it('are asked for again once for much news', async () => {
    fake.setApp({ settings: { ...viewSettings() } })
    await store.reload()
    const before = fake.inputsOf('views.counts').length
    tell(late)
    tell(early)
    await catchUp()
    expect(fake.inputsOf('views.counts')).toHaveLength(before + 1)
  })

  it('are not asked for where there are no such views', async () => {
    const before = fake.inputsOf('views.counts').length
    tell(late)
    await catchUp()
    expect(fake.inputsOf('views.counts')).toHaveLength(before)
  })
})

function viewSettings() {
  const { app } = store.get()
  if (app === null) throw new Error('The app did not answer')
  return { ...app.settings, views: [{ id: 'view-1', name: 'MTN', query: 'operator:MTN' }] }
}
