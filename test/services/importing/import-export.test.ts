import { expect, test } from 'vitest'
import type { Entry } from '../../../electron/services/store/journal/entries/entry.ts'
import { fill, readIn, textOf } from '../exporting/exporting-kit.ts'
import { jobDelivery, tempDir, ussdDelivery } from '../store/store-kit.ts'

test('of many lines that cannot be read the first are named, and the others are counted', async () => {
  const from = tempDir()
  fill(from, [ussdDelivery()])
  const done = await readIn(tempDir(), textOf(from) + 'no record\n'.repeat(5000))
  const { unreadable, unreadableCount } = done.ok ? done.value : { unreadable: [], unreadableCount: 0 }
  expect([unreadable.length, unreadable.at(-1)?.where, unreadableCount]).toEqual([100, 'line 103', 5000])
})

function exportOf(...entries: readonly Entry[]): string {
  const from = tempDir()
  fill(from, entries)
  return textOf(from)
}

const two = () => exportOf(ussdDelivery({ uuid: 'a' }), ussdDelivery({ uuid: 'b' }))
const lastLine = /[^\n]+\n$/

test('an export is known to be whole by its last line', async () => {
  expect(await readIn(tempDir(), two())).toMatchObject({ value: { accepted: 2, end: 'there', unreadable: [] } })
})

test.each([
  ['at the end of a line', (text: string) => text.replace(lastLine, '')],
  ['within a line', (text: string) => text.slice(0, -5)],
  ['before the end of another', (text: string) => text.replace(/\{"kind":"delivery"[^\n]+\n/, '')],
])('an export that was cut off %s is taken in, and is told of', async (_, cut) => {
  const done = await readIn(tempDir(), cut(two()))
  expect(done).toMatchObject({ value: { end: 'missing' } })
  expect(done.ok && done.value.accepted).toBeGreaterThan(0)
})

test('of an export of an earlier version nobody can tell whether it was cut off', async () => {
  const earlier = two().replace('"version":2', '"version":1').replace(lastLine, '')
  expect(await readIn(tempDir(), earlier)).toMatchObject({ value: { accepted: 2, end: 'unknown', unreadable: [] } })
})

test('an export that an editor gave a byte order mark is read', async () => {
  expect(await readIn(tempDir(), `\ufeff${two()}`)).toMatchObject({ value: { accepted: 2 } })
})

test('what Hover signed and somebody changed is not taken in', async () => {
  const changed = exportOf(jobDelivery('failed')).replace('\\"failed\\"', '\\"complete\\"')
  expect(await readIn(tempDir(), changed)).toMatchObject({
    value: { accepted: 0, unreadable: [{ where: 'line 2', reason: expect.stringContaining('was changed') }] },
  })
})
