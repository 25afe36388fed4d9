import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amountsOf } from '../../electron/core/amount.ts'
import { compareDecimals, readDecimal } from '../../electron/core/exact-decimal.ts'

function compared(a: string, b: string): number | null {
  const [left, right] = [readDecimal(a), readDecimal(b)]
  return left === null || right === null ? null : compareDecimals(left, right)
}

describe('an exact decimal', () => {
  it.each([
    ['0.1', '0.10', 0],
    ['100.00', '100', 0],
    ['90071992547409.93', '90071992547409.92', 1],
    ['0.3', '0.30000000000000004', -1],
    ['-1', '0', -1],
    ['-0', '0', 0],
    ['007', '7', 0],
  ])('%s beside %s is %i', (a, b, expected) => {
    expect(compared(a, b)).toBe(expected)
  })

  it.each(['', '1,5', '1e3', '.5', '5.', '+5', ' 5', '٥', '1.2.3', '--1', 'NaN'])('is not read from %j', text => {
    expect(readDecimal(text)).toBeNull()
  })

  it('is compared as its cents are, however it is written', () => {
    const cents = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n })
    const written = (value: bigint, zeros: number): string => {
      const digits = String(value < 0n ? -value : value).padStart(3, '0')
      return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}${'0'.repeat(zeros)}`
    }
    fc.assert(
      fc.property(cents, cents, fc.nat(9), (a, b, zeros) => {
        expect(compared(written(a, zeros), written(b, 0))).toBe(a < b ? -1 : a > b ? 1 : 0)
      }),
    )
  })
})

describe('the amount of a transaction', () => {
  it('is what was asked for, exactly', () => {
    expect(amountsOf({ amount: '90,071,992,547,409.93', phone: '100' }, { amount: '5' })).toEqual(['90071992547409.93'])
  })

  it('is what was confirmed when none was asked for', () => {
    expect(amountsOf({ phone: '0700000001' }, { amount: 'Ksh 99.50' })).toEqual(['99.50'])
  })

  it('is several where it can be read in several ways', () => {
    expect(amountsOf({ amount: '1.500' }, {})).toEqual(['1500', '1.500'])
  })

  it('is nothing where none is named', () => {
    expect(amountsOf({ account: '12' }, {})).toEqual([])
  })
})
