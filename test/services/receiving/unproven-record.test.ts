import { expect, test } from 'vitest'
import { decodeUnproven, encodeUnproven } from '../../../electron/services/receiving/unproven-record.ts'

test('comes out as it went in', () => {
  const given = {
    ...{ ticket: 0xffff_fffe, edition: 3, receivedAt: 1_790_000_000_123.5, hookSourceId: 'läden/1' },
    body: Buffer.from('{"meta":{}}'),
  }
  expect(decodeUnproven(Buffer.concat([...encodeUnproven(given)]))).toEqual(given)
})

test('may have no body', () => {
  const empty = { ticket: 0, edition: 0, receivedAt: 0, hookSourceId: '', body: Buffer.alloc(0) }
  expect(decodeUnproven(Buffer.concat([...encodeUnproven(empty)]))).toEqual(empty)
})
