import { expect, test } from 'vitest'
import { markAfter } from '../../../renderer/state/marked-row.ts'

const rows = (...ids: readonly string[]) => ids.map(id => ({ id }))

test('stays on its row when others come in above', () => {
  expect(markAfter(rows('b', 'c'), rows('a', 'b', 'c'), 'c')).toBe('c')
})

test('goes to the row that follows when its own goes away', () => {
  expect(markAfter(rows('a', 'b', 'c'), rows('a', 'c'), 'b')).toBe('c')
})

test('goes to the row that follows even when new ones came in at the same time', () => {
  expect(markAfter(rows('a', 'b', 'c'), rows('new', 'a', 'c'), 'b')).toBe('c')
})

test('goes back to the row before when the last one goes away', () => {
  expect(markAfter(rows('a', 'b', 'c'), rows('a', 'b'), 'c')).toBe('b')
})

test('is nowhere when no row stays', () => {
  expect(markAfter(rows('a'), [], 'a')).toBe(null)
})

test('is left alone when its row was not shown before either', () => {
  expect(markAfter(rows('a', 'b'), rows('a'), 'elsewhere')).toBe('elsewhere')
})
