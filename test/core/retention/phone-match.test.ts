import { expect, test } from 'vitest'
import { holds, jsonHolds, phoneMatcher } from '../../../electron/core/retention/phone-match.ts'

const fits = phoneMatcher('+254 712 345 678') ?? (() => false)

test.each([
  '0712345678',
  '+254712345678',
  '254 712 345 678',
  '00254-712-345-678',
  '(0712) 345.678',
  'Sent KES 250.00 to JANE 0712345678 on 5/3/26',
  '٠٧١٢٣٤٥٦٧٨',
  '０７１２３４５６７８',
  '0712\u00a0345\u00a0678',
  'tel:+254712345678;ext=1',
])('finds the number in %j', text => {
  expect(fits(text)).toBe(true)
})

test.each(['0712345679', '07123456789', '1234567890712345678', '071234567', 'KES 712,345,67', '2547•••678', ''])(
  'does not take %j for it',
  text => {
    expect(fits(text)).toBe(false)
  },
)

test('fewer than seven digits are no number', () => {
  expect(phoneMatcher('123456')).toBeNull()
})

test.each([{ a: [{ b: 712345678 }] }, { '0712345678': 1 }, ['x', '0712 345 678']])('looks into %j', value => {
  expect(holds(value, fits)).toBe(true)
})

test.each([
  '{"to":"0712345678","to":"X"}',
  '{"0712345678":{"a":[1]},"0712345678":null}',
  '{"to":254712345678,"to":1}',
  '{"to":"\\u0030712 345\\u0020678","to":"X"}',
  '["said \\"0712345678\\""]',
  'Sent to 0712345678 {',
])('finds it wherever JSON says it, also where reading it would drop it: %s', json => {
  expect(jsonHolds(json, fits)).toBe(true)
})

test.each(['{"to":"\\u0712345678"}', '{"a":"07123","b":"45678"}', '[712,345,678]', 'null'])(
  'does not find it in what JSON does not say: %s',
  json => {
    expect(jsonHolds(json, fits)).toBe(false)
  },
)
