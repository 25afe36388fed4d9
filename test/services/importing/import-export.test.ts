import { expect, test } from 'vitest'
import { fill, readIn, textOf } from '../exporting/exporting-kit.ts'
import { tempDir, ussdDelivery } from '../store/store-kit.ts'

test('of many lines that cannot be read the first are named, and the others are counted', async () => {
  const from = tempDir()
  fill(from, [ussdDelivery()])
  const done = await readIn(tempDir(), textOf(from) + 'no record\n'.repeat(5000))
  const unreadable = done.ok ? done.value.unreadable : []
  expect([unreadable.length, unreadable.at(99)?.where, unreadable.at(100)]).toEqual([
    101,
    'line 102',
    { where: 'further on', reason: '4900 more could not be read.' },
  ])
})
