import { expect, test } from 'vitest'
import { createMarks } from '../../../../electron/services/store/exporting/marks.ts'

test('only what was marked is marked', () => {
  const marks = createMarks(40)
  const marked = [1, 7, 8, 31, 32, 40]
  for (const position of marked) marks.add(position)
  expect(Array.from({ length: 42 }, (_, position) => position).filter(marks.has)).toEqual(marked)
})

test('what is greater than the greatest is never marked', () => {
  const marks = createMarks(8)
  marks.add(1_000)
  expect([marks.has(1_000), marks.has(1_000 % 8)]).toEqual([false, false])
})
