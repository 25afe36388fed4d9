import { expect, test } from 'vitest'
import {
  createProvenDecoder,
  createProvenEncoder,
} from '../../../../../electron/services/store/journal/intake/proven-record.ts'
import { packEntries, unpackRows } from '../../../../../electron/services/store/journal/packing.ts'
import { ussdDelivery } from '../../store-kit.ts'

const encode = createProvenEncoder()
const decode = createProvenDecoder()
const decoded = (entry: ReturnType<typeof ussdDelivery>) => decode(Buffer.concat([...encode(entry)]))

test('is the row that the entry would have been as a message', () => {
  const entry = ussdDelivery({ uuid: 'u-1' })
  expect(decoded(entry)).toEqual(unpackRows(packEntries([entry]))[0])
})

test('carries its source, also the second of its kind', () => {
  const { sourceId } = ussdDelivery()
  const rows = [decoded(ussdDelivery({ uuid: 'a' })), decoded(ussdDelivery({ uuid: 'b' }))]
  expect(rows.map(row => row[2])).toEqual([sourceId, sourceId])
})

test('keeps names apart that change for the same source', () => {
  const names = ['Shop', 'Shop “Nairobi”', 'Shop'].map(sourceName => decoded({ ...ussdDelivery(), sourceName })[3])
  expect(names).toEqual(['Shop', 'Shop “Nairobi”', 'Shop'])
})

test('keeps what was signed', () => {
  expect(decoded({ ...ussdDelivery(), signed: '{"target":"/x"}' })[6]).toBe('{"target":"/x"}')
})

test('goes on with many thousands of sources', () => {
  const ids = Array.from({ length: 3_000 }, (_, index) => `source-${index}`)
  expect(ids.map(sourceId => decoded({ ...ussdDelivery(), sourceId })[2])).toEqual(ids)
})
