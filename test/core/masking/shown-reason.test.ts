import { expect, it } from 'vitest'
import { shownReason } from '../../../electron/core/masking/shown-reason.ts'

it.each([
  ['a text', ' Too few\nphotos ', 'Too few photos'],
  ['a code', 'insufficient_photos_of_the_front_elevation', 'insufficient_photos_of_the_front_elevation'],
  ['a list', ['Too few photos', 'Too dark'], 'Too few photos; Too dark'],
  ['an object', { code: 12, message: 'Too dark' }, '12; Too dark'],
  ['a phone number', 'Call 0712345678', 'Call •••••••678'],
  ['an address with a secret path', 'See https://hover.to/p/secret?t=1 now', 'See https://hover.to/… now'],
  ['nothing', null, null],
  ['an empty text', '', null],
  ['an empty list', [], null],
  ['what is nested without an end', { a: { b: { c: { d: 'deep' } } } }, null],
])('shows %s', (_, raw, shown) => {
  expect(shownReason(raw)).toBe(shown)
})

it('cuts a long one', () => {
  expect(shownReason('word '.repeat(10_000))?.length).toBe(300)
})
