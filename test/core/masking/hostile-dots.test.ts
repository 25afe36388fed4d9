import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Named, namedOf } from '../../../electron/core/masking/known-values.ts'
import { maskEntered, maskField, maskText } from '../../../electron/core/masking/mask.ts'
import { knowing, masking } from '../../../electron/core/masking/masking.ts'

const known = (extras: Readonly<Record<string, string>>, parsed = {}) => knowing(masking, namedOf({ extras, parsed }))
const shownIn = (name: string, value: string): string => known({ [name]: value }).field(name, value).value

describe('a number beside a name', () => {
  it.each([
    ['recipientName', 'JANE DOE 0712345678', 'J••• D••• •••••••678'],
    ['recipientName', '0712345678 - JANE DOE', '•••••••678 - J••• D•••'],
    ['recipientName', 'JANE DOE (+254712345678)', 'J••• D••• •••••••••678)'],
    ['recipient', '0712345678 JANE DOE', '•••••••678 J••• D•••'],
    ['recipientName', 'JOHN1000 MWANGI', 'J••••••• M•••'],
    ['recipientName', 'JANE 0712/345/678', 'J••• ••••678'],
    ['recipientName', 'JANE0712345678', 'J••••••••••678'],
    ['phone', '0712345678 - JANE DOE', '••••'],
  ])('is hidden in %s "%s"', (name, value, expected) => {
    expect(maskField(name, value).value).toBe(expected)
  })

  it.each(['JANE DOE 0712345678', '0712345678 - JANE DOE', 'JANE DOE (+254712345678)', 'JOHN1000 MWANGI'])(
    'is hidden in "%s" too when the name is known',
    value => {
      expect(shownIn('recipientName', value)).not.toMatch(/\d{4}|[A-Z]{2}/)
    },
  )

  it('is hidden in a text, and ends a name there', () => {
    const { text } = known({ recipientName: 'JANE DOE' })
    expect(text('Ksh5 for JANE0712345678')).toBe('Ksh5 for J••••••••••678')
    expect(maskText('Ksh5 sent to JANE0712345678')).toBe('Ksh5 sent to J••••••••••678')
  })

  it('is hidden behind what JSON writes for the end of a line', () => {
    expect(shownIn('recipient', '{"a":["Bo","to\\nJANE 0712345678"],"recipient":"JANE"}')).not.toMatch(/JANE|\d{4}/)
  })

  it('hides what stands in JSON, also where a known number in it is no text', () => {
    const value = '{"balance":12340,"account":"12","recipient":"Bo Li"}'
    expect(shownIn('data', value)).toBe('{"balance":"••••","account":"••••","recipient":"B••• L•••"}')
  })
})

describe('a dot that a stranger put into a value', () => {
  it.each([
    ['phone', '0712345678•', '••••'],
    ['phone', '•0712345678', '••••678'],
    ['phone', '••••0712345678', '••••678'],
    ['account', '••••48213', '••••213'],
    ['recipientName', 'JANE• DOE 0712345678', 'J•••• D••• •••••••678'],
    ['recipientName', 'J•ANE D••OE', 'J••• D•••'],
    ['note', '0712•345678', '•••••••678'],
    ['note', '•0700.000.001', '••••••••001'],
    ['note', '•+254 (700) 000-123', '••••••••••123'],
    ['note', 'PIN ••••4821', 'PIN ••••••••'],
    ['note', 'sent to J•ANE D•OE', 'sent to J••• D•••'],
    ['note', '•500 is your new balance', '••••• is your new balance'],
  ])('hides nothing less in %s "%s"', (name, value, expected) => {
    expect(maskField(name, value).value).toBe(expected)
    expect(shownIn(name, value)).not.toMatch(/\d{4}|[A-Z]{2}(?<!PIN?)/)
  })

  it('beside what is known does not keep it from being known', () => {
    const { text } = known({ recipientName: 'JANE• DOE', account: '•48213' })
    expect(text('•JANE• has 48213 and •48213•')).toBe('•J•••• has •••• and ••••••')
  })

  it('in what was typed does not keep it from being hidden', () => {
    expect(maskEntered('•48213', 'Enter account number')).toBe('••••')
  })
})

describe('what names and numbers are mixed of', { timeout: 60_000 }, () => {
  const people = ['JANE', 'Mwangi', 'Otieno', 'ZAWADI']
  const number = fc.stringMatching(/^\+?[1-9][0-9]{3}([ -]?[0-9]){3,9}$/)
  const mixed = fc.array(fc.oneof(fc.constantFrom(...people), number), { minLength: 1, maxLength: 4 }).chain(parts => {
    const between = fc.constantFrom(' ', ' - ', ', ', ' (', ') ', '•', '•••', '••••', ' • ', '/', ' | ', ': ', '\n')
    return fc
      .array(between, { minLength: parts.length + 1, maxLength: parts.length + 1 })
      .map(marks => parts.map((part, place) => marks[place] + part).join('') + marks[parts.length])
  })
  const place = fc.constantFrom('recipientName', 'recipient', 'customer_name', 'phone', 'accountNumber', 'note')
  const sevenDigits = /\d(?:[ -]?\d){6}/
  const tells = (shown: string): boolean =>
    sevenDigits.test(shown) || people.some(name => shown.toLowerCase().includes(name.toLowerCase()))

  it('tells no number and no name, in extras, in parsed variables, in JSON or in a message', () => {
    const all: Named = [['recipientName', people.join(' ')]]
    const property = fc.property(place, mixed, (name, value) => {
      const mask = knowing(masking, [...all, [name, value]])
      const json = JSON.stringify({ [name]: value, list: [{ name, value }] })
      const shown = [
        mask.field(name, value).value,
        mask.field('data', json).value,
        mask.text(value),
        mask.label(value),
        mask.entered(value),
      ]
      for (const one of shown) expect(tells(one), one).toBe(false)
    })
    fc.assert(property, { numRuns: 3_000 })
  })

  it('tells none in a field of a private name either when nothing else is known', () => {
    const isPrivate = place.filter(name => name !== 'note')
    fc.assert(
      fc.property(isPrivate, mixed, (name, value) => {
        const { value: shown } = maskField(name, value)
        expect(tells(shown), shown).toBe(false)
      }),
      { numRuns: 3_000 },
    )
  })

  it('stays as it is once it is masked', () => {
    fc.assert(
      fc.property(place, mixed, (name, value) => {
        const mask = knowing(masking, [[name, value]])
        const { value: shown } = mask.field(name, value)
        expect(mask.field(name, shown).value).toBe(shown)
        expect(knowing(masking, [[name, shown]]).field(name, shown).value).toBe(shown)
        expect(maskField(name, shown).value).toBe(shown)
      }),
      { numRuns: 3_000 },
    )
  })
})
