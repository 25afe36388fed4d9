import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  emptyKeys,
  fieldKeys,
  longestQuery,
  type Query,
  type QueryTerm,
} from '../../../electron/contract/transactions/query.ts'
import { parseQuery } from '../../../electron/core/query/parse.ts'
import { printQuery } from '../../../electron/core/query/print.ts'
import { fixedValues } from '../../../electron/core/query/vocabulary.ts'
import { wordsOf } from '../../../electron/core/query/words.ts'

function termsOf(text: string): readonly QueryTerm[] {
  const reading = parseQuery(text)
  if (!reading.ok) throw new Error(reading.problems.map(({ sentence }) => sentence).join('\n'))
  return reading.query.terms
}

function problemsOf(text: string) {
  const reading = parseQuery(text)
  return reading.ok ? [] : reading.problems
}

const field = (key: string, value: string, isNegated = false) => ({ kind: 'field', key, value, isNegated })
const none = (key: string, isNegated = false) => ({ kind: 'none', key, isNegated })
const word = (text: string, isExact = false, isNegated = false) => ({ kind: 'text', text, isExact, isNegated })

describe('a query', () => {
  it.each([
    ['', []],
    [' \t\n ', []],
    ['status:failed', [field('status', 'failed')]],
    ['STATUS:Failed', [field('status', 'failed')]],
    ['-status:failed', [field('status', 'failed', true)]],
    ['operator:MTN operator:"MTN Ghana"', [field('operator', 'MTN'), field('operator', 'MTN Ghana')]],
    ['action:"Send \\"big\\" money"', [field('action', 'Send "big" money')]],
    ['environment:production', [field('env', 'production')]],
    ['is:attention is:changed-verdict', [field('is', 'attention'), field('is', 'changed-verdict')]],
    ['airtime "low balance" -refund', [word('airtime'), word('low balance', true), word('refund', false, true)]],
    ['-"low balance"', [word('low balance', true, true)]],
    ['12:30', [word('12:30')]],
    ['- x', [word('x')]],
    ['Solde insuffisant – réessayer 💸', [word('Solde'), word('insuffisant'), word('réessayer')]],
    ['id:shop/ussd/u-1', [field('id', 'shop/ussd/u-1')]],
    ['category:none', [none('category')]],
    ['-Environment:None', [none('env', true)]],
    ['action:"none"', [field('action', 'none')]],
    ['id:none source:none', [field('id', 'none'), field('source', 'none')]],
    ['country:ke', [field('country', 'ke')]],
  ])('%j is read', (text, terms) => {
    expect(termsOf(text)).toEqual(terms)
  })

  it.each([
    ['since:30m', { kind: 'ago', amount: 30, unit: 'm' }],
    ['since:2H', { kind: 'ago', amount: 2, unit: 'h' }],
    ['since:3w', { kind: 'ago', amount: 3, unit: 'w' }],
    ['since:2026-02-28', { kind: 'date', date: '2026-02-28' }],
    ['after:2026-02-28T09:30', { kind: 'local', dateTime: '2026-02-28T09:30' }],
    ['since:"2026-02-28 09:30:15"', { kind: 'local', dateTime: '2026-02-28T09:30:15' }],
    ['since:2026-02-28T09:30+03:00', { kind: 'instant', at: '2026-02-28T06:30:00.000Z' }],
  ])('%j is a time', (text, time) => {
    expect(termsOf(text)).toEqual([{ kind: 'time', key: 'since', time }])
  })
})

describe('a problem', () => {
  it.each([
    ['statuss:failed', 0, 7, 'There is no key `statuss`. Did you mean `status`?'],
    ['x status:faild', 2, 14, '`status` is never `faild`. Did you mean `failed`?'],
    ['status:broken', 0, 13, /^`status` is never `broken`\. Choose from pending, succeeded/],
    ['is:odd-shaped', 0, 13, /Choose from attention, resolved, late/],
    ['http://example.com', 0, 4, /To search for these words, put them in quotes: "http:\/\/example\.com"\./],
    ['status:', 0, 7, 'Write what `status` should be, such as status:pending.'],
    ['operator:', 0, 9, 'Write what `operator` should be, such as operator:MTN.'],
    ['a "b c', 2, 6, 'The quote is not closed. Put a " behind the last word.'],
    ['""', 0, 2, 'Write the words to search for in the quotes.'],
    ['–', 0, 1, /no letter and no digit/],
    ['status:failed *', 14, 15, /no letter and no digit/],
    ['x -💸', 2, 5, /no letter and no digit/],
    ['x "–"', 2, 5, /no letter and no digit/],
    ['env:"none"', 0, 10, 'For what has no `env` write `env:none`, without quotes.'],
    ['since:yesterday', 0, 15, /`yesterday` is no time\. Write one such as 30m/],
    ['since:2026-02-30', 0, 16, /is no time/],
    ['since:2026-02-28T25:00', 0, 22, /is no time/],
    ['-since:2d', 0, 9, '`since` cannot be negated. Use `until` instead.'],
    ['since:2d since:3d', 9, 17, '`since` is there twice. Leave one of them out.'],
  ])('%j says where it is and what to do', (text, start, end, sentence) => {
    expect(problemsOf(text)).toEqual([{ start, end, sentence: expect.stringMatching(sentence) }])
  })

  it('is told of every part that has one', () => {
    expect(problemsOf('statuss:x ok kind:none').map(({ start }) => start)).toEqual([0, 13])
  })

  it.each([
    ['x'.repeat(longestQuery + 1), /500 characters/],
    ['x '.repeat(17), /at most 16 words/],
    ['id:1 '.repeat(65), /64 conditions/],
  ])('stops what is too long', (text, sentence) => {
    expect(problemsOf(text)).toEqual([expect.objectContaining({ sentence: expect.stringMatching(sentence) })])
  })
})

const anything = fc.string({ unit: 'grapheme', maxLength: 60 })
const likely = fc
  .array(
    fc.oneof(
      fc.constantFrom('status:', 'operator:', '-', '"', '\\', ' ', 'failed', 'is:late', 'since:2d', ':', 'é', '\u0000'),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 12 },
  )
  .map(parts => parts.join(''))

test('whatever is typed is read, or is a problem inside the text', () => {
  fc.assert(
    fc.property(fc.oneof(anything, likely), text => {
      for (const { start, end, sentence } of problemsOf(text)) {
        expect(start >= 0 && start <= end && end <= text.length && sentence.length > 10).toBe(true)
      }
    }),
    { numRuns: 2000 },
  )
})

test('what was read is read again from its print', () => {
  fc.assert(
    fc.property(fc.oneof(anything, likely), text => {
      const reading = parseQuery(text)
      if (reading.ok) expect(parseQuery(printQuery(reading.query))).toEqual(reading)
    }),
    { numRuns: 2000 },
  )
})

const freeKeys = fieldKeys.filter(key => fixedValues[key] === undefined)
const anyTerm: fc.Arbitrary<QueryTerm> = fc.oneof(
  fc.record({ kind: fc.constant('none' as const), key: fc.constantFrom(...emptyKeys), isNegated: fc.boolean() }),
  fc.record({
    kind: fc.constant('field' as const),
    key: fc.constantFrom(...freeKeys),
    value: fc.oneof(fc.constantFrom('none', 'None'), fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' })),
    isNegated: fc.boolean(),
  }),
  fc
    .constantFrom('failed', 'pending')
    .map(value => ({ kind: 'field', key: 'status', value, isNegated: false }) as const),
  fc.record({
    kind: fc.constant('text' as const),
    text: fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).filter(text => wordsOf(text).length > 0),
    isExact: fc.constant(true),
    isNegated: fc.boolean(),
  }),
)

test('every query that a program makes is read back from its print', () => {
  fc.assert(
    fc.property(fc.array(anyTerm, { maxLength: 8 }), terms => {
      const query: Query = { terms }
      expect(parseQuery(printQuery(query))).toEqual({ ok: true, query })
    }),
    { numRuns: 1000 },
  )
})
