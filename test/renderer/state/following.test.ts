// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { Transaction } from '../../../electron/contract/transactions/transaction.ts'
import { initialState, type State } from '../../../renderer/state/model.ts'
import { type Action, reduce } from '../../../renderer/state/reduce.ts'
import { anAppState } from '../../fakes/bridge.ts'
import { aTransaction, countsOf } from '../../fakes/transactions.ts'

const old = aTransaction({ providerId: 'old', startedAt: '2026-03-02T08:00:00Z', status: 'pending' })
const young = aTransaction({ providerId: 'young', startedAt: '2026-03-02T10:00:00Z' })
const paused: Action = { type: 'paused' }
const page: Action = { type: 'page-arrived', request: 0, page: { rows: [old], next: null } }

const news = (...rows: readonly Transaction[]): Action => ({
  type: 'news',
  news: { kind: 'transactions', rows, counts: countsOf(rows) },
})

function stateAfter(...actions: readonly Action[]): State {
  return [page, ...actions].reduce(reduce, { ...initialState, app: anAppState([old]) })
}

const titles = (rows: readonly Transaction[]) => rows.map(row => row.providerId)

describe('a list that was paused', () => {
  it('holds new rows back though the newest is in sight', () => {
    const { list } = stateAfter(paused, news(young))
    expect([titles(list.rows), titles(list.waiting)]).toEqual([['old'], ['young']])
  })

  it('shows them when it is asked to, and holds back those that come then', () => {
    const newest = aTransaction({ providerId: 'newest', startedAt: '2026-03-02T11:00:00Z' })
    const { list } = stateAfter(paused, news(young), { type: 'followed' }, news(newest))
    expect([titles(list.rows), titles(list.waiting)]).toEqual([['young', 'old'], ['newest']])
  })

  it.each<Action>([
    page,
    { type: 'went', place: { kind: 'list', view: 'all' } },
    { type: 'went', place: { kind: 'quarantine' } },
    { type: 'searched', search: '' },
  ])('stays paused after %o', action => {
    expect(stateAfter(paused, action).list.following).toBe(false)
  })

  it('follows again from when it is resumed', () => {
    const { list } = stateAfter(paused, news(young), { type: 'resumed' }, { type: 'followed' })
    expect([titles(list.rows), list.following]).toEqual([['young', 'old'], true])
  })
})

describe('the mark of a row that changed', () => {
  const later = { lastReceivedAt: '2026-03-02T12:00:00Z' }

  it.each<[string, Partial<Transaction>]>([
    ['its status changed', { status: 'failed' }],
    ['somebody resolved it', { resolution: { verdict: 'succeeded', note: '', at: '2026-03-02T12:00:00Z' } }],
    ['it got a flag', { flags: ['STUCK'] }],
  ])('is set when %s', (_what, change) => {
    expect(stateAfter(news({ ...old, ...later, ...change })).touched.has(old.id)).toBe(true)
  })

  it('is set when it is new', () => {
    expect(stateAfter(news(young)).touched.has(young.id)).toBe(true)
  })

  it('is not set by a repeat or by older news, which change nothing in the row', () => {
    const { touched } = stateAfter(news({ ...old, ...later, duplicates: 3, deliveries: 5 }))
    expect(touched.has(old.id)).toBe(false)
  })

  it('is set again on rows that waited, at the moment they are shown', () => {
    const { touched } = stateAfter(
      { type: 'scrolled-away' },
      news(young),
      { type: 'settled', ids: [young.id] },
      { type: 'followed' },
    )
    expect(touched.has(young.id)).toBe(true)
  })
})
