import { describe, expect, it } from 'vitest'
import { marksOf } from '../../../electron/core/query/highlight.ts'
import { countryMatcher, nameMatcher } from '../../../electron/core/query/names.ts'
import { areIn, wordsOf } from '../../../electron/core/query/words.ts'
import { aTransaction } from '../../fakes/transactions.ts'

const finds = (text: string, sought: string, isExact: boolean) => areIn(wordsOf(text), { text: sought, isExact })

describe('words', () => {
  it.each([
    ['Buy Airtime', 'airt', false, true],
    ['Buy Airtime', 'airt', true, false],
    ['Buy Airtime', 'AIRTIME', true, true],
    ['Buy Airtime now', 'buy airtime', true, true],
    ['Buy Airtime now', 'airtime buy', true, false],
    ['Buy Airtime now', 'buy air', false, true],
    ['Moov Côte d’Ivoire', 'cote d', true, true],
    ['Moov Co\u0302te', 'côte', true, true],
    ['платёж', 'платёж', true, true],
    ['платёж', 'платеж', true, false],
    ['Ελλάδα', 'Ελλαδα', true, false],
    ['ΟΔΟΣ', 'οδος', true, true],
    ['10 µF', '10 μf', true, true],
    ['ǽ', 'æ', true, false],
    ['ấm', 'am', true, true],
    ['low-balance', 'low balance', true, true],
    ['tx-17', 'tx-1', false, true],
    ['anything', '🙂', false, false],
    ['', 'x', false, false],
  ])('%j: %j (exact: %j) is found: %j', (text, sought, isExact, expected) => {
    expect(finds(text, sought, isExact)).toBe(expected)
  })
})

describe('a name', () => {
  it.each([
    ['MTN', 'MTN Ghana', true],
    ['mtn ghana', 'MTN Ghana', true],
    ['MT', 'MTN Ghana', false],
    ['low-balance', 'low-balance', true],
    ['low-balance', 'balance', false],
    ['balance', 'low-balance', true],
    ['cote', 'Côte', true],
    ['***', '***', true],
    ['***', 'MTN', false],
  ])('%j means %j: %j', (asked, name, expected) => {
    expect(nameMatcher(asked)(name)).toBe(expected)
  })
})

describe('a country', () => {
  it.each([
    ['KE', 'Kenya', true],
    ['kenya', 'Kenya', true],
    ['Kenya', 'KE', true],
    ['ke', 'KE', true],
    ['CI', 'Côte d’Ivoire', true],
    ['CI', "Cote d'Ivoire", true],
    ["cote d'ivoire", 'Côte d’Ivoire', true],
    ['CI', 'Ivory Coast', true],
    ['TZ', 'Tanzania, United Republic of', true],
    ['Tanzania', 'United Republic of Tanzania', true],
    ['ST', 'Sao Tome and Principe', true],
    ['CD', 'Congo, The Democratic Republic of the', true],
    ['CD', 'Congo', false],
    ['Congo', 'CG', true],
    ['Guinea', 'Guinea-Bissau', false],
    ['***', '***', true],
    ['***', 'Kenya', false],
    ['GH', 'Kenya', false],
    ['Ken', 'Kenya', false],
  ])('%j means %j: %j', (asked, country, expected) => {
    expect(countryMatcher(asked)(country)).toBe(expected)
  })
})

describe('marks', () => {
  const row = aTransaction({ title: 'Send Money', operator: 'MTN Ghana', category: 'low-balance', message: null })
  const sought = (text: string, isExact = false) => ({ text, isExact, isNegated: false })

  it('are where a row shows what was searched for', () => {
    expect(marksOf(row, [sought('mon'), sought('ghana', true)])).toEqual([
      { field: 'title', start: 5, end: 8 },
      { field: 'operator', start: 4, end: 9 },
    ])
  })

  it('are one where they overlap', () => {
    expect(marksOf(row, [sought('low balance', true), sought('bal')])).toEqual([
      { field: 'category', start: 0, end: 11 },
    ])
  })

  it.each([
    ['n\u0303o', 'no', 3],
    ['e\u0301cole', 'ecole', 6],
    ['e\u0301cole', 'e', 2],
    ['ñoño', 'no', 2],
    ['cafe\u0301s', 'cafe', 5],
    ['Ætna', 'æt', 2],
  ])('hold the accents of their letters: %j, of which %j is searched for', (message, text, end) => {
    expect(marksOf({ ...row, message }, [sought(text)])).toContainEqual({ field: 'message', start: 0, end })
  })

  it('are none of what must not occur', () => {
    expect(marksOf(row, [{ ...sought('money'), isNegated: true }])).toEqual([])
  })
})
