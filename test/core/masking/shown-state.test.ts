import { describe, expect, it } from 'vitest'
import { fold } from '../../../electron/core/projection.ts'
import { snapshotOf as snapshotOfTrimmed, trimAll } from '../../../electron/core/retention/trimmed.ts'
import { dataOf, revisionOf } from '../ussd.ts'

type Attributes = Readonly<Record<string, unknown>>

const revisionWith = (attributes: Attributes) =>
  revisionOf(dataOf('v02', { operator: ['Safaricom Ltd.'], country: 'Kenya', category: 'low-balance', ...attributes }))

const wordsOf = (attributes: Attributes) => {
  const { operator, country, category } = fold([revisionWith(attributes)])
  return { operator, country, category }
}

const sharing: readonly (readonly [string, Attributes])[] = [
  ['operator', { input_extras: { recipient: 'Juma Traders Ltd.' } }],
  ['country', { parsed_variables: { recipient: 'Zimbabwe Revenue Authority' }, country: 'Zimbabwe' }],
  ['country of two words', { input_extras: { recipient_name: 'Standard Bank South Africa' }, country: 'South Africa' }],
]

describe('what a payment is counted under', () => {
  it.each(sharing)('keeps its words when a name shares one with the %s', (_, attributes) => {
    expect(wordsOf(attributes)).toEqual(wordsOf({ ...attributes, input_extras: {}, parsed_variables: {} }))
  })

  it.each(sharing)('stays the same without texts when a name shares a word with the %s', (_, attributes) => {
    const whole = revisionWith(attributes)
    const trimmed = trimAll([whole]).map(one => ({ ...whole, snapshot: snapshotOfTrimmed(one), isTrimmed: true }))
    const { operator, country, category } = fold(trimmed)
    expect({ operator, country, category }).toEqual(wordsOf(attributes))
  })

  it('hides numbers all the same, those that only the transaction tells too', () => {
    const number = '0712345678'
    expect(
      wordsOf({
        ...{ operator: [`Net ${number}`], country: `at ${number}`, category: 'of 48213' },
        parsed_variables: { accountNumber: '48213' },
      }),
    ).toEqual({ operator: 'Net •••••••678', country: 'at •••••••678', category: 'of ••••' })
  })
})

it('a title that names the recipient is hidden', () => {
  const revision = revisionWith({ action_name: 'Rent of Juma', input_extras: { recipient: 'Juma Traders' } })
  expect(fold([revision]).title).toBe('Rent of J•••')
})
