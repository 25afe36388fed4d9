import { expect, test } from 'vitest'
import { knowing, masking } from '../../../electron/core/masking/masking.ts'

const { field } = knowing(masking, [
  ['recipientName', 'JANE'],
  ['account', '48213'],
])

test('a known name is hidden behind the end of a line in JSON that stands in JSON', () => {
  const inner = JSON.stringify({ note: 'the\nJANE and' })
  expect(field('data', JSON.stringify({ inner })).value).not.toContain('JANE')
})

test('a known number is hidden where it is a key', () => {
  expect(field('data', '{"48213":"x"}').value).not.toContain('48213')
})
