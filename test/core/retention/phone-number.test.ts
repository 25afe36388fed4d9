import { expect, test } from 'vitest'
import { phoneProof, readPhone } from '../../../electron/core/retention/phone-number.ts'

test.each([
  ['+254 712 345 678', '254', '712345678'],
  ['00254 (0)712 345678', '254', '712345678'],
  ['000254712345678', '254', '712345678'],
  ['(+254) 712-345-678', '254', '712345678'],
  ['＋２５４ ７１２３４５６７８', '254', '712345678'],
  ['+2348031234567', '234', '8031234567'],
  ['+267 71 234 567', '267', '71234567'],
  ['+1 (212) 555-0123', '1', '2125550123'],
  ['+7 912 345 67 89', '7', '9123456789'],
  ['+27 82 123 4567', '27', '821234567'],
  ['+2250712345678', '225', '712345678'],
  ['0712 345 678', null, '712345678'],
  ['712345678', null, '712345678'],
  ['8031234567', null, '8031234567'],
  ['3012345', null, '3012345'],
])('reads %s', (given, country, national) => {
  expect(readPhone(given)).toEqual({ country, national })
})

test.each([
  ['0712345678 ext 12', 'not-one-number'],
  ['0712345678x12', 'not-one-number'],
  ['tel:0712345678', 'not-one-number'],
  ['0712345678, 0733111222', 'not-one-number'],
  ['0712345678/0733111222', 'not-one-number'],
  ['0712345678 0733111222', 'not-one-number'],
  ['3012345 3012346', 'not-one-number'],
  ['+254712345678 +254733111222', 'not-one-number'],
  ['', 'too-short'],
  ['123456', 'too-short'],
  ['+254 712345', 'too-short'],
  ['0000000', 'too-short'],
  ['+2547123456789012', 'too-long'],
  ['0712 345 678 0733 111 222', 'too-long'],
  ['+0712345678', 'no-such-country'],
  ['254712345678', 'unclear-country'],
])('does not take %j for one number: %s', (given, trouble) => {
  expect(readPhone(given)).toBe(trouble)
})

test.each([
  ['+254 712 345 678', '00254 (0)712-345-678'],
  ['0712 345 678', '712345678'],
])('%s proves itself as %s does', (one, other) => {
  expect(proofOf(one)).toBe(proofOf(other))
})

test('a number of another country proves itself otherwise', () => {
  const proofs = ['+254712345678', '+255712345678', '0712345678'].map(proofOf)
  expect(new Set(proofs).size).toBe(3)
})

function proofOf(given: string): string {
  const number = readPhone(given)
  if (typeof number === 'string') throw new Error(number)
  return phoneProof(number)
}
