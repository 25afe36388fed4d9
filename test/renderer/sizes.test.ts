import { expect, it } from 'vitest'
import { size } from '../../renderer/sizes.ts'

it.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [1023, '1,023 bytes'],
  [1024, '1 KB'],
  [1_572_864, '1.5 MB'],
  [1_048_575, '1 MB'],
  [32_212_254_720, '30 GB'],
  [5e15, '4,547 TB'],
])('%d bytes are %s', (bytes, text) => {
  expect(size(bytes)).toBe(text)
})
