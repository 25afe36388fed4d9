import { describe, expect, it } from 'vitest'
import { amountsIn, contradicts } from '../../electron/core/amount.ts'

describe('an amount in a text', () => {
  it.each<[string, readonly number[]]>([
    ['1500', [1500]],
    ['1,500.00', [1500]],
    ['1.234,56', [1234.56]],
    ['10 000,50', [10000.5]],
    ['10\u00A0000,50', [10000.5]],
    ['10\u202F000,50', [10000.5]],
    ["1'500.00", [1500]],
    ['1,50,000.00', [150000]],
    ['1.500.000', [1500000]],
    ['Ksh500', [500]],
    ['Ksh.500', [500]],
    ['Rs. 1500/=', [1500]],
    ['₦1,500.50', [1500.5]],
    ['500 FCFA', [500]],
    ['0.500', [0.5]],
    ['.50', [0.5]],
    ['٥٠٠', [500]],
    ['-500', [500]],
  ])('is read from %s', (text, amounts) => {
    expect(amountsIn(text)).toEqual(amounts)
  })

  it.each(['1.500', '1,500'])('is read both ways where the locale decides: %s', text => {
    expect(amountsIn(text)).toEqual([1500, 1.5])
  })

  it.each(['', 'abc', '(pin)', '[removed]', '1.5k', '500 to 0700', '12/3/24', '1'.repeat(61)])(
    'is not read from %s',
    text => {
      expect(amountsIn(text)).toEqual([])
    },
  )
})

describe('what was asked for and what was confirmed', () => {
  it.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>]>([
    ['amounts', { amount: '1500' }, { amount: '900.00' }],
    ['amounts under other names', { Amount: '10000' }, { montant: '10 000,50' }],
    ['numbers', { phone: '0700000001' }, { recipient: 'JANE 254700000005' }],
    ['numbers of which the operator hides a part', { phone: '0700000001' }, { phone: '2547****005' }],
  ])('contradict each other by their %s', (_, asked, confirmed) => {
    expect(contradicts(asked, confirmed)).toBe(true)
  })

  it.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>]>([
    ['the same amount in another locale', { amount: '1500' }, { amount: '1,500.00' }],
    ['an amount that may be read so', { amount: '1.5' }, { amount: '1.500' }],
    ['no amount that was confirmed', { amount: '1500' }, { balance: '900.00', fee: '5' }],
    ['no amount that can be read', { amount: '1500' }, { amount: 'see SMS' }],
    ['the same number with a country code', { phone: '0700000001' }, { phone: '+254 700 000 001' }],
    ['the same number of which a part is hidden', { phone: '0700000001' }, { phone: '2547****001' }],
    ['a name instead of a number', { phone: '0700000001' }, { recipient: 'JANE EXAMPLE' }],
    ['no values at all', {}, {}],
  ])('agree as far as can be told with %s', (_, asked, confirmed) => {
    expect(contradicts(asked, confirmed)).toBe(false)
  })
})
