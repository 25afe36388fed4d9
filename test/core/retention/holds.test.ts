import { expect, test } from 'vitest'
import { holds, jsonHolds } from '../../../electron/core/retention/holds.ts'
import { fitsPhone } from './phone-kit.ts'

const fits = fitsPhone('+254 712 345 678')

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
