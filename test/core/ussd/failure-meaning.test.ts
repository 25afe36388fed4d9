import { describe, expect, it } from 'vitest'
import type { CategoryMeaning } from '../../../electron/contract/settings/settings.ts'
import type { Status } from '../../../electron/contract/transactions/transaction.ts'
import {
  builtInMeanings,
  categoryKey,
  distinctMeanings,
  explainFailure,
} from '../../../electron/core/ussd/failure-meaning.ts'

interface Said {
  readonly status?: Status
  readonly category?: string | null
  readonly providerStatus?: string | null
  readonly sourceKind?: 'ussd-app' | 'hover-org'
}

const explain = (said: Said, categories: readonly CategoryMeaning[] = []) =>
  explainFailure(
    { sourceKind: 'ussd-app', status: 'failed', category: null, providerStatus: 'failed', ...said },
    categories,
  )

const own = (category: string, sentence = 'Ours.'): CategoryMeaning => {
  return { category, sentence, actor: 'support', retry: 'yes' }
}

describe('a failure', () => {
  it.each([
    ['no-response', 'operator', 'check-first'],
    ['incomplete', 'support', 'check-first'],
    ['mmi-error', 'operator', 'yes'],
    ['pin-error', 'customer', 'no'],
    ['wrong-pin', 'customer', 'no'],
    ['balance-error', 'customer', 'no'],
    ['low-balance', 'customer', 'no'],
    ['insufficient-balance', 'customer', 'no'],
    ['unregistered-error', 'customer', 'no'],
    ['invalid-entry', 'customer', 'no'],
    ['invalid-recipient', 'customer', 'no'],
    ['line-not-active', 'customer', 'no'],
  ] as const)('of the category %s is for the %s, and a retry: %s', (category, actor, retry) => {
    expect(explain({ category })).toMatchObject({ actor, retry, from: 'built in' })
  })

  it.each(['Low Balance', 'LOW_BALANCE', ' low-balance ', 'low–balance', 'lowbalance'])(
    'is known however its category is written: %s',
    category => {
      expect(explain({ category })).toEqual(explain({ category: 'low-balance' }))
    },
  )

  it('means what the user’s own table says it means', () => {
    expect(explain({ category: 'low-balance' }, [own('LOW balance')])).toEqual({
      ...{ sentence: 'Ours.', actor: 'support', retry: 'yes', from: 'your table' },
    })
  })

  it('of a category that nobody has explained stays unknown, with its raw word', () => {
    expect(explain({ category: 'It worked!' })).toMatchObject({
      sentence: 'Hover’s reason is “It worked!”. Nobody has said yet what that means.',
      actor: null,
      retry: 'unknown',
      from: 'unknown',
    })
  })

  it.each([null, '', '  '])('without a category (%j) has no reason', category => {
    expect(explain({ category })).toMatchObject({ sentence: 'Hover gave no reason for the failure.', from: 'unknown' })
  })

  it('shows a stranger’s word on one line, short, and without control characters', () => {
    const { sentence } = explain({ category: `a\u0007\n\t${'x'.repeat(500)}` }) ?? { sentence: '' }
    expect(sentence).toMatch(/^Hover’s reason is “a x{78}…”/)
  })

  it.each(['__proto__', 'constructor', 'toString'])('of the category %s is unknown', category => {
    expect(explain({ category })?.from).toBe('unknown')
  })
})

describe('a status', () => {
  it('that the app does not know is said to be so, and is no success', () => {
    expect(explain({ status: 'unknown', providerStatus: 'reversed', category: 'confirmed' })).toMatchObject({
      sentence:
        'Hover sent the status “reversed”, which this app does not know. It counts neither as a success nor as a failure.',
      actor: null,
      retry: 'unknown',
      from: 'unknown',
    })
  })

  it('that the app does not know is not explained by a built-in category', () => {
    expect(explain({ status: 'unknown', providerStatus: 'reversed', category: 'low-balance' })?.from).toBe('unknown')
  })

  it('that the user has explained means that', () => {
    expect(explain({ status: 'unknown', providerStatus: 'reversed' }, [own('Reversed')])?.from).toBe('your table')
  })

  it('that is pending warns of paying twice', () => {
    expect(explain({ status: 'pending' })).toMatchObject({
      sentence: expect.stringContaining('A retry of a pending payment risks paying twice.'),
      retry: 'check-first',
    })
  })

  it.each([
    ['succeeded', 'ussd-app'],
    ['cancelled', 'hover-org'],
    ['pending', 'hover-org'],
  ] as const)('%s of a %s needs no explanation', (status, sourceKind) => {
    expect(explain({ status, sourceKind })).toBeNull()
  })
})

describe('the table', () => {
  it('has each category once', () => {
    const keys = builtInMeanings().map(({ category }) => categoryKey(category))
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('keeps what was said last of a category', () => {
    expect(distinctMeanings([own('Low-Balance', 'Old.'), own('other'), own('low balance', 'New.')])).toEqual([
      own('low balance', 'New.'),
      own('other'),
    ])
  })
})
