import { expect, it } from 'vitest'
import { compareValues } from '../../electron/core/compare-values.ts'

const compare = (extras: Record<string, string>, parsed: Record<string, string>) =>
  compareValues(extras, parsed, name => name)

it.each([
  ['amounts in other words', { amount: '1500' }, { amount: '1,500.00' }, true],
  ['other amounts', { amount: '1500' }, { amount: '900' }, false],
  ['amounts of other names', { amount: '1500' }, { amountPaid: 'Ksh900' }, false],
  ['one subscriber, with and without the country', { phone: '0700000001' }, { recipient: '+254 700 000 001' }, true],
  ['another subscriber', { phone: '0700000001' }, { phoneNumber: '0700000002' }, false],
  ['one name, longer', { recipientName: 'Jane' }, { recipient_name: 'JANE EXAMPLE' }, true],
  ['another name', { recipientName: 'Jane' }, { recipientName: 'JOHN' }, false],
  ['another reference', { reference: 'INV-2071' }, { reference: 'INV-2072' }, false],
])('compares %s', (_, extras, parsed, isSame) => {
  expect(compare(extras, parsed).map(one => one.isSame)).toEqual([isSame])
})

it.each([
  ['names that mean different things', { amount: '1500' }, { balance: '900' }],
  ['nothing with something', { reference: '' }, { reference: 'INV-1' }],
  ['an amount with no amount', { amount: 'all' }, { amount: '900' }],
  ['secrets that are not stored', { pin: '[removed]' }, { pin: '[removed]' }],
])('does not compare %s', (_, extras, parsed) => {
  expect(compare(extras, parsed)).toEqual([])
})

it('takes a fee for no mismatch while the amount that was asked for is among the amounts', () => {
  expect(compare({ amount: '1500' }, { amount: '1500', sum: '1533' })).toEqual([
    { extra: 'amount', parsed: 'amount', isSame: true },
  ])
})
