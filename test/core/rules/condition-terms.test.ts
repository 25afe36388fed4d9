import { expect, it } from 'vitest'
import { conditionTerms } from '../../../electron/core/rules/condition-terms.ts'

it.each([
  ['', []],
  ['status:failed', [{ key: 'status', value: 'failed', isNegated: false, isQuoted: false }]],
  ['-WAS:new', [{ key: 'was', value: 'new', isNegated: true, isQuoted: false }]],
  ['Environment:debug', [{ key: 'env', value: 'debug', isNegated: false, isQuoted: false }]],
  ['operator:"M \\"T\\" N"', [{ key: 'operator', value: 'M "T" N', isNegated: false, isQuoted: true }]],
  ['balance', [{ key: null, value: 'balance', isNegated: false, isQuoted: false }]],
])('%s is taken apart', (text, terms) => {
  expect(conditionTerms(text)).toEqual(terms)
})

it('takes apart what cannot be understood too', () => {
  expect(conditionTerms('nonsense:1 "open').map(({ key }) => key)).toEqual(['nonsense', null])
})
