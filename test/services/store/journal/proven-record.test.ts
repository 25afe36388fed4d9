import { expect, test } from 'vitest'
import { packEntries, unpackRows } from '../../../../electron/services/store/journal/packing.ts'
import { createProvenDecoder, createProvenEncoder } from '../../../../electron/services/store/journal/proven-record.ts'
import { ussdDelivery } from '../store-kit.ts'

const encode = createProvenEncoder()
const decode = createProvenDecoder()
const decoded = (ticket: number, entry: ReturnType<typeof ussdDelivery>) =>
  decode(Buffer.concat([...encode(ticket, entry)]))

test('is the row that the entry would have been as a message', () => {
  const entry = ussdDelivery({ uuid: 'u-1' })
  expect(decoded(7, entry).row).toEqual(unpackRows(packEntries([entry]))[0])
})

test('carries its ticket and its source, also for the second of its kind', () => {
  const { sourceId } = ussdDelivery()
  const records = [decoded(1, ussdDelivery({ uuid: 'a' })), decoded(0xffff_ffff, ussdDelivery({ uuid: 'b' }))]
  expect(records.map(record => [record.ticket, record.sourceId])).toEqual([
    [1, sourceId],
    [0xffff_ffff, sourceId],
  ])
})

test('keeps names apart that change for the same source', () => {
  const names = ['Shop', 'Shop “Nairobi”', 'Shop'].map(
    sourceName => decoded(1, { ...ussdDelivery(), sourceName }).row[3],
  )
  expect(names).toEqual(['Shop', 'Shop “Nairobi”', 'Shop'])
})

test('keeps what was signed', () => {
  expect(decoded(1, { ...ussdDelivery(), signed: '{"target":"/x"}' }).row[6]).toBe('{"target":"/x"}')
})

test('goes on with many thousands of sources', () => {
  const ids = Array.from({ length: 3_000 }, (_, index) => `source-${index}`)
  expect(ids.map(sourceId => decoded(1, { ...ussdDelivery(), sourceId }).sourceId)).toEqual(ids)
})
