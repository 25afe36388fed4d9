import { expect, test } from 'vitest'
import { createClockFace, readFace } from '../../electron/services/clock-face.ts'

test('shows what its clock was set to last', () => {
  const { face, set } = createClockFace()
  const now = readFace(face)
  const shown = [1_772_699_650_123, 5].map(time => {
    set(time)
    return now()
  })
  expect(shown).toEqual([1_772_699_650_123, 5])
})

test('is the system’s clock where there is none', () => {
  const before = Date.now()
  const shown = readFace(null)()
  expect(shown >= before && shown <= Date.now()).toBe(true)
})
