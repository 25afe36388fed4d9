import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { abandonRing, createRing, ringReader, ringWriter } from '../../../electron/services/threads/ring.ts'

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

test('asks for one call when the reader sleeps, and for none while it is awake', () => {
  const { writer, reader } = openRing()
  const calls = [writer.mustCall(), writer.mustCall()]
  reader.sleep()
  expect([...calls, writer.mustCall(), writer.mustCall()]).toEqual([true, false, true, false])
})

test('does not let the reader sleep when something came meanwhile', () => {
  const { writer, reader } = openRing()
  writer.mustCall()
  writer.write(record('late'))
  expect([reader.sleep(), writer.mustCall(), reader.read()?.toString(), reader.sleep()]).toEqual([
    ...[false, false, 'late', true],
  ])
})

test('does not hold up a writer when nobody reads any more', () => {
  const { ring, writer } = openRing(64)
  writer.write([Buffer.alloc(40)])
  abandonRing(ring)
  expect(writer.writeWaiting([Buffer.alloc(40)])).toBe('gone')
})

test('is a power of two long', () => {
  expect(() => createRing(100)).toThrowError(RangeError)
})

test('loses nothing and mixes nothing up between two threads, however small it is', async () => {
  const count = 20_000
  const ring = createRing(256)
  const reader = ringReader(ring)
  const worker = new Worker(new URL('counting-writer.ts', import.meta.url), { workerData: { ring, count } })
  const wrong: string[] = []
  let next = 0
  const read = (): void => {
    for (;;) {
      const text = reader.read()?.toString()
      if (text === undefined) {
        if (reader.sleep()) return
        continue
      }
      const expected = `${next} `.repeat((next % 9) + 1)
      if (text !== expected) wrong.push(text)
      next += 1
    }
  }
  const ended = new Promise(resolve => worker.once('exit', resolve))
  worker.on('message', read)
  await ended
  read()
  expect([next, wrong]).toEqual([count, []])
})
