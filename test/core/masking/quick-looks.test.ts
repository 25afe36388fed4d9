import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutAnnouncedPins } from '../../../electron/core/masking/pin-prompt.ts'
import { redactUssdData } from '../../../electron/core/masking/redact.ts'
import { namesSecret } from '../../../electron/core/masking/secret-words.ts'
import { fixture } from '../ussd.ts'

const words = fc.constantFrom(
  ...['PIN', 'p.i.n', 'votre code', 'namba ya siri', 'CÓDIGO secreto', 'password', 'የሚስጥር ቁጥር', 'كلمة السر', 'secret'],
  ...[' is ', ' est ', ': ', ' ', '\n', '.', ',', 'Enter ', '4821', '٤٨٢١', '123', '1500.50', '123456789', '(pin)'],
)
const marks = fc.constantFrom(
  ...['pin=x', "otp': x", 'cvv": x', '=', '"', "'", '":"', '":', '{', '[', ']', '}', '[removed]', ''],
)
const anyPart = fc.oneof(words, words, marks, fc.string({ maxLength: 3 }), fc.string({ unit: 'binary', maxLength: 2 }))
const text = fc.array(anyPart, { maxLength: 7 }).map(parts => parts.join(''))

const told = (value: string) => {
  const found: string[] = []
  return { kept: withoutAnnouncedPins(value, '[removed]', pin => found.push(pin)), found }
}

/** Each of these spares most texts a thorough look: what is spared must be what a thorough look would not change. */
describe('a quick look', { timeout: 30_000 }, () => {
  it('for PINs sees all that a text holds, also where nothing but digits, an equals sign or a quote tells of one', () => {
    // Marks that follow no word tell of nothing, and make the look a thorough one.
    const marked = '="\n'
    const property = fc.property(text, value => {
      const { kept, found } = told(marked + value)
      expect(told(value)).toEqual({ kept: kept.slice(marked.length), found })
    })
    fc.assert(property, { numRuns: 5_000 })
  })

  it('for JSON sees all that a text holds, whatever it begins with', () => {
    const json = fc
      .tuple(fc.constantFrom('pin', 'note', 'Otp'), text)
      .map(([key, value]) => JSON.stringify({ [key]: [value] }))
    // White space makes the look a thorough one, and JSON may begin with it.
    const property = fc.property(fc.oneof(text, json), fc.constantFrom(' ', '\n', '\t'), (value, space) => {
      const kept = (given: string) => (redactUssdData([given]) as readonly string[]).join().trimStart()
      expect(kept(value)).toBe(kept(space + value))
    })
    fc.assert(property, { numRuns: 5_000 })
  })

  it('for documented keys says what a thorough look says', () => {
    const keysOf = (value: unknown): readonly string[] => {
      if (typeof value !== 'object' || value === null) return []
      const own = Array.isArray(value) ? [] : Object.keys(value)
      return [...own, ...Object.values(value).flatMap(keysOf)]
    }
    const keys = keysOf(fixture('v00').data)
    // The words of a key are the same behind a hyphen, and no key of Hover's begins with one.
    expect(keys.map(namesSecret)).toEqual(keys.map(key => namesSecret(`-${key}`)))
  })
})
