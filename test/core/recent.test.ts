import { expect, it } from 'vitest'
import { createRecent } from '../../electron/core/recent.ts'

function counted(most: number) {
  const recent = createRecent<string>(most)
  let made = 0
  const ask = (key: string): string =>
    recent(key, () => {
      made += 1
      return `of ${key}`
    })
  return { ask, made: () => made }
}

it('makes a value once and gives it again', () => {
  const { ask, made } = counted(2)
  expect([ask('a'), ask('a'), made()]).toEqual(['of a', 'of a', 1])
})

it('tells keys apart', () => {
  const { ask } = counted(2)
  expect([ask('a'), ask('b'), ask('a')]).toEqual(['of a', 'of b', 'of a'])
})

it('holds no more than it may: the oldest is made again', () => {
  const { ask, made } = counted(2)
  for (const key of ['a', 'b', 'c', 'b', 'c']) ask(key)
  const before = made()
  ask('a')
  expect([before, made()]).toEqual([3, 4])
})

it('keeps nothing under a key so long that a stranger could fill the memory with it', () => {
  const { ask, made } = counted(2)
  const long = 'x'.repeat(1001)
  ask(long)
  ask(long)
  expect(made()).toBe(2)
})
