import { expect, test } from 'vitest'
import { fill, readIn, textOf } from '../exporting/exporting-kit.ts'
import { tempDir, ussdDelivery } from '../store/store-kit.ts'

test('of many lines that cannot be read the first are named, and the others are counted', async () => {
  const from = tempDir()
  fill(from, [ussdDelivery()])
  const done = await readIn(tempDir(), textOf(from) + 'no record\n'.repeat(5000))
  const { unreadable, unreadableCount } = done.ok ? done.value : { unreadable: [], unreadableCount: 0 }
  expect([unreadable.length, unreadable.at(-1)?.where, unreadableCount]).toEqual([100, 'line 102', 5000])
})
