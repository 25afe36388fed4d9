// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { Transaction } from '../../../electron/contract/transactions/transaction.ts'
import { initialState, type State } from '../../../renderer/state/model.ts'
import { type Action, reduce } from '../../../renderer/state/reduce.ts'
import { anAppState } from '../../fakes/bridge.ts'
import { aTransaction, countsOf } from '../../fakes/transactions.ts'

const row = (providerId: string, change: Partial<Transaction> = {}) => aTransaction({ providerId, ...change })
const old = row('old', { startedAt: '2026-03-02T08:00:00Z', status: 'pending' })
const mid = row('mid', { startedAt: '2026-03-02T09:00:00Z', status: 'pending' })
const young = row('young', { startedAt: '2026-03-02T10:00:00Z' })

function stateWith(rows: readonly Transaction[], ...actions: readonly Action[]): State {
  const loaded: State = { ...initialState, app: anAppState(rows) }
  const page: Action = { type: 'page-arrived', request: 0, page: { rows, next: null } }
  return [page, ...actions].reduce(reduce, loaded)
}

const news = (...rows: readonly Transaction[]): Action => ({
  type: 'news',
  news: { kind: 'transactions', rows, counts: countsOf(rows) },
})
const titles = (state: State) => state.list.rows.map(one => one.providerId)
const later = (one: Transaction, change: Partial<Transaction>): Transaction => ({
  ...one,
  lastReceivedAt: '2026-03-02T12:00:00Z',
  ...change,
})

describe('transactions that were deleted', () => {
  const gone = (...rows: readonly Transaction[]): Action => ({
    type: 'news',
    news: { kind: 'gone', ids: rows.map(one => one.id), counts: countsOf([mid]) },
  })

  it('leave the list, and the counts follow', () => {
    const state = stateWith([young, mid, old], gone(young, old))
    expect([titles(state), state.app?.counts]).toEqual([['mid'], countsOf([mid])])
  })

  it('that wait above a list that is being read do not come any more', () => {
    const paused: Action = { type: 'paused' }
    const state = stateWith([mid, old], paused, news(young), gone(young))
    expect(state.list.waiting).toEqual([])
  })

  it('are not shown any more where one is open, and that is said', () => {
    const state = stateWith([mid, old], { type: 'opened', id: old.id }, gone(old))
    expect(state.detail).toMatchObject({ id: old.id, row: null, value: null, revealed: null, missing: true })
  })

  it('leave another one open', () => {
    const before = stateWith([mid, old], { type: 'opened', id: mid.id })
    expect(reduce(before, gone(old)).detail).toEqual(before.detail)
  })
})

describe('live rows', () => {
  it('change where they stand when news of a known transaction comes', () => {
    const state = stateWith([mid, old], news(later(old, { status: 'failed' })))
    expect(state.list.rows.map(one => [one.providerId, one.status])).toEqual([
      ['mid', 'pending'],
      ['old', 'failed'],
    ])
  })

  it('go in by their start when they are new, not on top', () => {
    expect(titles(stateWith([young, old], news(mid)))).toEqual(['young', 'mid', 'old'])
  })

  it('wait while someone reads further down', () => {
    const state = stateWith([mid, old], { type: 'scrolled-away' }, news(young))
    expect(titles(state)).toEqual(['mid', 'old'])
    expect(state.list.waiting.map(one => one.providerId)).toEqual(['young'])
  })

  it('come in together when the reader goes back to the newest', () => {
    const state = stateWith([mid, old], { type: 'scrolled-away' }, news(young), { type: 'followed' })
    expect(titles(state)).toEqual(['young', 'mid', 'old'])
    expect(state.list.waiting).toEqual([])
  })

  it('leave a view whose status they no longer have', () => {
    const state = stateWith(
      [mid, old],
      { type: 'went', place: { kind: 'list', view: 'pending' } },
      news(later(old, { status: 'succeeded' })),
    )
    expect(titles(state)).toEqual(['mid'])
  })

  it('stay in such a view while someone reads further down', () => {
    const state = stateWith(
      [mid, old],
      { type: 'went', place: { kind: 'list', view: 'pending' } },
      { type: 'scrolled-away' },
      news(later(old, { status: 'succeeded' })),
    )
    expect(titles(state)).toEqual(['mid', 'old'])
  })

  it('are not overwritten by a page that was read before them', () => {
    const state = stateWith([mid], { type: 'page-asked', request: 1 }, news(later(mid, { status: 'failed' })), {
      type: 'page-arrived',
      request: 1,
      page: { rows: [mid], next: null },
    })
    expect(state.list.rows[0]?.status).toBe('failed')
  })

  it('give way to a page that was read after them', () => {
    const state = stateWith([mid], { type: 'page-asked', request: 1 }, news(mid), {
      type: 'page-arrived',
      request: 1,
      page: { rows: [later(mid, { status: 'failed' })], next: null },
    })
    expect(state.list.rows[0]?.status).toBe('failed')
  })

  it('bring the counts with them', () => {
    const state = stateWith([mid], news(later(mid, { status: 'failed' })))
    expect(state.app?.counts).toMatchObject({ failed: 1, pending: 0 })
  })

  it('count as a new failure once, not at each repeat', () => {
    const failed = later(mid, { status: 'failed' })
    expect(stateWith([mid], news(failed), news(failed)).failures.count).toBe(1)
  })
})

describe('pages', () => {
  it('are dropped when another question has been asked since', () => {
    const state = stateWith(
      [mid],
      { type: 'page-asked', request: 1 },
      { type: 'page-asked', request: 2 },
      { type: 'page-arrived', request: 1, page: { rows: [old], next: null } },
    )
    expect(titles(state)).toEqual(['mid'])
  })

  it('are added below without doubling a row that came as news meanwhile', () => {
    const state = stateWith(
      [young, mid],
      { type: 'page-asked', request: 1 },
      { type: 'page-appended', request: 1, page: { rows: [mid, old], next: null } },
    )
    expect(titles(state)).toEqual(['young', 'mid', 'old'])
  })

  it('leave older news to the page in which it belongs', () => {
    const state = stateWith([], {
      type: 'page-arrived',
      request: 0,
      page: { rows: [young, mid], next: 'more' },
    })
    expect(titles(reduce(state, news(old)))).toEqual(['young', 'mid'])
  })
})

describe('the detail', () => {
  it('ignores the answer for a transaction that is not open any more', () => {
    const state = stateWith(
      [young, mid],
      { type: 'opened', id: young.id },
      { type: 'opened', id: mid.id },
      { type: 'detail-failed', id: young.id, sentence: 'Too late.' },
    )
    expect(state.detail).toMatchObject({ id: mid.id, failure: null })
  })

  it('opens over the list when a notification asks for it from the settings', () => {
    const state = stateWith(
      [mid],
      { type: 'went', place: { kind: 'settings' } },
      { type: 'news', news: { kind: 'open-transaction', id: mid.id } },
    )
    expect(state.place).toEqual({ kind: 'list', view: 'all' })
    expect(state.detail?.id).toBe(mid.id)
  })
})
