import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { bellSleeper, createBell } from '../../../electron/services/threads/bell.ts'
import { createRing, ringReader, ringWriter } from '../../../electron/services/threads/ring.ts'

const record = (text: string) => [Buffer.from(text)]

function openRing(capacity = 64) {
  const ring = createRing(capacity)
  return { ring, writer: ringWriter(ring), reader: ringReader(ring) }
}

test('hands over records in their order, each as one however many its parts', () => {
  const { writer, reader } = openRing()
  writer.write([Buffer.from('one'), Buffer.from(' and '), Buffer.from('a half')])
  writer.write(record('two'))
  expect([reader.read()?.toString(), reader.read()?.toString(), reader.read()]).toEqual(['one and a half', 'two', null])
})

test('hands over an empty record', () => {
  const { writer, reader } = openRing()
  writer.write([])
  expect([reader.read()?.length, reader.read()]).toEqual([0, null])
})

test('keeps whole what runs over its end, whatever the lengths', () => {
  const { writer, reader } = openRing()
  const texts = Array.from({ length: 500 }, (_, index) => 'x'.repeat(index % 29) + index)
  const read = texts.map(text => [writer.write(record(text)), reader.read()?.toString()])
  expect(read).toEqual(texts.map(text => ['written', text]))
})

test('takes a record that fills it, and says of a longer one that it never will', () => {
  const { writer } = openRing(64)
  expect([writer.write([Buffer.alloc(61)]), writer.write([Buffer.alloc(60)])]).toEqual(['too-long', 'written'])
})

test('is full until something was read', () => {
  const { writer, reader } = openRing(64)
  const outcomes = [writer.write([Buffer.alloc(40)]), writer.write([Buffer.alloc(40)])]
  reader.read()
  expect([...outcomes, writer.write([Buffer.alloc(40)])]).toEqual(['written', 'full', 'written'])
})

test('gives the reader memory of its own', () => {
  const { writer, reader } = openRing(64)
  writer.write(record('before'))
  const first = reader.read()
  for (let round = 0; round < 20; round++) {
    writer.write(record('after!'))
    reader.read()
  }
  expect(first?.toString()).toBe('before')
})

test('goes on where its counters begin anew', () => {
  const { ring, writer, reader } = openRing(64)
  // After 2^31 and 2^32 bytes, which no test has the time to write.
  for (const bytes of [0x7fffffe0 | 0, -32]) {
    new Int32Array(ring.control).fill(bytes, 0, 2)
    const texts = Array.from({ length: 20 }, (_, index) => `record ${index}`)
    expect(texts.map(text => [writer.write(record(text)), reader.read()?.toString()])).toEqual(
      texts.map(text => ['written', text]),
    )
  }
})

test('is empty before something was written, and after it was read', () => {
  const { writer, reader } = openRing()
  const before = reader.isEmpty()
  writer.write(record('one'))
  const between = reader.isEmpty()
  reader.read()
  expect([before, between, reader.isEmpty()]).toEqual([true, false, true])
})

test('is a power of two long', () => {
  expect(() => createRing(100)).toThrowError(RangeError)
})

test('loses nothing and mixes nothing up between two threads that wake each other, however small it is', async () => {
  const count = 20_000
  const ring = createRing(256)
  const bell = createBell()
  const reader = ringReader(ring)
  const worker = new Worker(new URL('counting-writer.ts', import.meta.url), { workerData: { ring, bell, count } })
  const ended = new Promise(resolve => worker.once('exit', resolve))
  await new Promise(resolve => worker.once('online', resolve))
  const { sleepUnless } = bellSleeper(bell)
  const wrong: string[] = []
  for (let next = 0; next < count; ) {
    const text = reader.read()?.toString()
    if (text === undefined) {
      sleepUnless(() => !reader.isEmpty())
      continue
    }
    const expected = `${next} `.repeat((next % 9) + 1)
    if (text !== expected) wrong.push(text)
    next += 1
  }
  await ended
  expect(wrong).toEqual([])
})
