import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskEntered, maskField, maskText } from '../../electron/core/mask.ts'

describe('masked text', () => {
  it.each([
    ['sent to 0700000001 today', 'sent to •••••••001 today'],
    ['call +254 700 000 123', 'call •••••••••123'],
    ['call +254-700-000-123 now', 'call •••••••••123 now'],
    ['meter 14200000001.', 'meter ••••••••001.'],
    ['255750000002 - MTU', '•••••••••002 - MTU'],
    ['a1234567b', 'a••••567b'],
  ])('hides all but three digits of the long number in "%s"', (text, expected) => {
    expect(maskText(text)).toBe(expected)
  })

  it.each([
    'Ksh1,500.00 sent',
    'New balance is Ksh12,340.50.',
    'Tsh100,000.00 imetumwa',
    'Salio Tsh1,234,500.00',
    '10 000,50',
    'on 5/3/24 at 12:16 PM',
    'SC58XYZ123 Confirmed',
    '*144#',
    'ref 123456',
    'transaction 3f0c1a52-6b1d-4a53-9c0e-0a1b2c3d4e01',
  ])('leaves "%s" as it is', text => {
    expect(maskText(text)).toBe(text)
  })

  it.each([
    ['Your PIN is 4821', 'Your PIN is ••••'],
    ['PIN:482193 expires', 'PIN:•••• expires'],
    ['PIN4821', 'PIN••••'],
    ['otp 48219', 'otp ••••'],
    ['Enter code: 4821.', 'Enter code: ••••.'],
  ])('hides the code in "%s"', (text, expected) => {
    expect(maskText(text)).toBe(expected)
  })

  it.each(['shopping 4821', 'PIN 123', 'code of honour in the year 1999'])('sees no code in "%s"', text => {
    expect(maskText(text)).toBe(text)
  })

  it('never leaves seven digits in a row, however they were spaced', () => {
    const digits = fc.stringMatching(/^\+?[0-9]([ -]?[0-9]){6,14}$/)
    fc.assert(
      fc.property(digits, number => {
        expect(maskText(`to ${number} ok`).replace(/[ -]/g, '')).not.toMatch(/\d{4}/)
      }),
    )
  })
})

describe('a masked field', () => {
  it.each([
    ['pin', '4821', '••••'],
    ['token', '1234-5678-9012-3456-7890', '••••'],
    ['balance', '12,340.50', '••••'],
    ['newBalance', '5', '••••'],
    ['recipientName', 'JANE EXAMPLE', 'J••• E•••'],
    ['customer', 'ወርቅ', 'ወ•••'],
    ['phone', '0700000001', '••••001'],
    ['accountNumber', '12', '••••'],
    ['note', 'to 0700000001', 'to •••••••001'],
  ])('of the name %s hides what is private', (name, value, expected) => {
    expect(maskField(name, value)).toEqual({ name, value: expected, masked: true })
  })

  it.each([
    ['amount', '1,500.00'],
    ['confirmCode', 'SC58XYZ123'],
    ['actionName', 'Send Money'],
    ['pin', ''],
  ])('of the name %s shows what is not', (name, value) => {
    expect(maskField(name, value)).toEqual({ name, value, masked: false })
  })
})

describe('what was typed', () => {
  it.each(['(pin)', 'PIN', ' (PIN) '])('never shows %s', value => {
    expect(maskEntered(value)).toBe('••••')
  })

  it('shows menu choices and amounts, and hides numbers', () => {
    expect(['1', '1500', '0700000001'].map(maskEntered)).toEqual(['1', '1500', '•••••••001'])
  })
})
