import { describe, expect, it } from 'vitest'
import { isPinEntry, withoutAnnouncedPins } from '../../../electron/core/masking/pin-prompt.ts'
import { redactUssdData } from '../../../electron/core/masking/redact.ts'

describe('an entry', () => {
  it.each([
    ...['Enter M-PESA PIN', 'Entrez votre code secret', 'Weka PIN', 'Digite o PIN', 'Weka namba yako ya siri'],
    ...['PIN:', 'Send Ksh100 to JANE. Enter PIN to confirm\n0. Back\n00. Menu', 'Wrong PIN. Try again'],
    ...['Enter PIN. Never share your PIN.', 'Saisissez votre mot de passe'],
    ...['Insira a sua palavra-passe', 'Palavra passe', 'Introduza o número secreto', 'Enter your security code'],
    ...['Enter access code', 'Enter your secret number', 'Enter 4 digit code', 'Enter your P.I.N', 'Enter TPIN'],
    ...['Veuillez saisir votre code', 'Saisissez votre code pour confirmer', 'Insira o seu código.'],
    ...['Confirm payment of 1500 to JANE.\n1. Enter PIN\n2. Cancel', 'Code de sécurité :'],
  ])('that answers "%s" is a PIN', message => {
    expect(isPinEntry(message, '4821')).toBe(true)
  })

  it.each([
    ['1. Send Money 2. Change PIN', '2'],
    ['Enter PIN\n1. Forgot PIN\n0. Back', '0'],
    ['Enter amount. Never share your PIN.', '1500'],
    ['Enter phone number. You will be asked for your PIN', '0700000001'],
    ['Enter Amount', '1500'],
    ['Shopping list', '4821'],
    ['Confirm payment of 1500 to JANE.\n1. Enter PIN\n2. Cancel', '1'],
    ['Enter amount\n1. Forgot PIN\n0. Back', '1500'],
    ['Saisissez votre code marchand', '48210'],
    ['Enter 5 digit agent code', '48210'],
    ['Insira o seu código de agente', '48210'],
    ['Enter voucher code', '48210'],
    ['1. Spin 2. Win. Enter amount', '1500'],
    ['Enter amount to spin', '1500'],
  ])('that answers "%s" by %s is none', (message, entry) => {
    expect(isPinEntry(message, entry)).toBe(false)
  })

  it('that answers the question for a PIN is removed for good, though Hover did not', () => {
    const session = { session_messages: ['1. Send', 'Weka PIN', 'Asante'], values_entered: ['1', '4821'] }
    expect(redactUssdData({ attributes: session })).toEqual({
      attributes: { ...session, values_entered: ['1', '(pin)'] },
    })
  })
})

describe('a PIN that a text names as such', () => {
  it.each([
    ['Your new PIN is 4821.', 'Your new PIN is x.'],
    ['4821 is your OTP', 'x is your OTP'],
    ['https://a.example/?pin=4821&b=1', 'https://a.example/?pin=x&b=1'],
    ['Votre code secret est 4821', 'Votre code secret est x'],
  ])('goes from "%s"', (text, expected) => {
    expect(withoutAnnouncedPins(text, 'x', () => {})).toBe(expected)
  })

  it.each(['PIN ok. Ksh1500 sent', 'confirmation code 4821', 'Enter PIN'])('is none in "%s"', text => {
    expect(withoutAnnouncedPins(text, 'x', () => {})).toBe(text)
  })
})
