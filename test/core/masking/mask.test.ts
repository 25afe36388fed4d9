import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskEntered, maskField, maskText } from '../../../electron/core/masking/mask.ts'

describe('masked text', () => {
  it.each([
    ['sent to 0700000001 today', 'sent to •••••••001 today'],
    ['call +254 700 000 123', 'call •••••••••123'],
    ['call +254-700-000-123 now', 'call •••••••••123 now'],
    ['meter 14200000001.', 'meter ••••••••001.'],
    ['255750000002 - MTU', '•••••••••002 - M•••'],
    ['call +254 (700) 000-123', 'call •••••••••123'],
    ['call 0700.000.001', 'call •••••••001'],
    ['07\u00a000\u00a000\u00a000\u00a001', '•••••••001'],
    ['a1234567b', 'a••••567b'],
  ])('hides all but three digits of the long number in "%s"', (text, expected) => {
    expect(maskText(text)).toBe(expected)
  })

  it.each([
    'Ksh1,500.00 sent',
    'Tsh100,000.00 imetumwa',
    '1.234.567,00',
    '05.03.2024 10:00',
    '1. Send Money 2. Check balance 3. Withdraw Cash',
    'Welcome to M-PESA',
    'Insufficient balance, please top up and try again.',
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

  it('hides an address that only a hidden number lets it see', () => {
    expect(maskText('-0700000001a@b.co')).toBe('-•••••••0•••@•••')
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

describe('a field of JSON that is nested too deeply to look into', () => {
  it('shows nothing', () => {
    const deep = `${'['.repeat(200)}"JANE"${']'.repeat(200)}`
    expect(maskField('note', deep).value).toBe('••••')
  })
})

describe('what was typed', () => {
  it.each(['(pin)', 'PIN', ' (PIN) '])('never shows %s', value => {
    expect(maskEntered(value)).toBe('••••')
  })

  it('shows menu choices and amounts, and hides numbers', () => {
    expect(['1', '1500', '0700000001'].map(value => maskEntered(value))).toEqual(['1', '1500', '•••••••001'])
  })
})

describe('a balance in a text', () => {
  it.each([
    ['New M-PESA balance is Ksh12,340.50.', 'New M-PESA balance is Ksh••••.'],
    ['Salio lako ni Tsh 14,500.00. Asante', 'Salio lako ni Tsh ••••. Asante'],
    ['Votre solde: 10 000 F', 'Votre solde: •••• F'],
    ['Seu saldo é 81,20 MZN', 'Seu saldo é •••• MZN'],
    ['Ksh500 is your new balance', 'Ksh•••• is your new balance'],
    ['balance on 5/3/24 at 12:16 was Ksh5. Pay 1500', 'balance on 5/3/24 at 12:16 was Ksh••••. Pay 1500'],
  ])('is hidden in "%s"', (text, expected) => {
    expect(maskText(text)).toBe(expected)
  })
})

describe('a name in a text', () => {
  it.each([
    ['Ksh500 sent to JANE EXAMPLE on 5/3/24', 'Ksh500 sent to J••• E••• on 5/3/24'],
    ['sent to jane example 0700000001', 'sent to j••• e••• •••••••001'],
    ['Umepokea Tsh5,000 kutoka kwa JOHN DOE saa 10', 'Umepokea Tsh5,000 kutoka kwa J••• D••• saa 10'],
    ['Vous avez envoyé 500 F à Jean Dupont.', 'Vous avez envoyé 500 F à J••• D•••.'],
    ['Enter 1500 to pay JANE EXAMPLE', 'Enter 1500 to pay J••• E•••'],
  ])('keeps its initials in "%s"', (text, expected) => {
    expect(maskText(text)).toBe(expected)
  })
})

describe('masking', () => {
  const words = fc.constantFrom(
    ...['sent to ', 'JANE ', 'Jane', '0700000001', ' ', 'balance ', 'Ksh12,340.50', '. ', 'PIN ', '4821', '•••', '001'],
    ...['(', ')', '-', ':', ',', '\n', 'is ', 'your ', 'kwa ', 'à ', 'a@b.co', '+254', '5', '1. ', 'Tel'],
  )

  it('of what is masked changes nothing', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 10 }), parts => {
        const masked = maskText(parts.join(''))
        expect(maskText(masked)).toBe(masked)
      }),
      { numRuns: 2_000 },
    )
  })

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(typeof maskText(text)).toBe('string')
      }),
    )
  })
})
