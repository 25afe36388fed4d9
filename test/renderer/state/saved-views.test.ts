import { describe, expect, it } from 'vitest'
import type { Transaction } from '../../../electron/contract/transactions/transaction.ts'
import { belongs, countOf } from '../../../renderer/state/saved-views.ts'
import { aTransaction, countsOf } from '../../fakes/transactions.ts'

const resolution = { verdict: 'succeeded', note: '', at: '2026-03-02T11:00:00Z' } as const

describe('what needs attention', () => {
  it.each<readonly [string, Partial<Transaction>, boolean]>([
    ['a failure', { status: 'failed' }, true],
    ['an unknown verdict', { status: 'unknown' }, true],
    ['a failure that somebody resolved', { status: 'failed', resolution }, false],
    ['a conflict, although it is resolved', { status: 'failed', resolution, flags: ['CONFLICT'] }, true],
    ['a stuck one', { status: 'pending', flags: ['STUCK'] }, true],
    ['a success that went back to pending', { status: 'succeeded', flags: ['REGRESSED'] }, true],
    ['a success whose amounts differ', { status: 'succeeded', flags: ['AMOUNT_MISMATCH'] }, true],
    ['a success that is merely late', { status: 'succeeded', flags: ['LATE'] }, false],
    ['a pending one', { status: 'pending' }, false],
    ['a failure from before the first look', { status: 'failed', flags: ['MODEL_FAILED', 'BASELINE'] }, false],
  ])('%s: %o', (_, change, expected) => {
    expect(belongs(aTransaction(change), 'attention')).toBe(expected)
  })
})

describe('the count of a view', () => {
  it('is not made up where nobody has counted', () => {
    expect(countOf('stuck', countsOf([]))).toBeNull()
  })

  it('is the one of the database where it was counted', () => {
    expect(countOf('attention', { ...countsOf([]), failed: 9, attention: 4 })).toBe(4)
  })
})
