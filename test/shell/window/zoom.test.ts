import { expect, test } from 'vitest'
import { zoomAfter, zoomOfKey, zoomRange } from '../../../electron/shell/window/zoom.ts'

const key = (key: string, held = {}) => ({ type: 'keyDown', key, control: true, meta: false, alt: false, ...held })

test.each([
  [1, 'zoom-in', 1.1],
  [1, 'zoom-out', 0.9],
  [1.75, 'zoom-usual', 1],
  [0.6700000000000002, 'zoom-in', 0.75],
  [0.6700000000000002, 'zoom-out', 0.5],
  [1.3, 'zoom-in', 1.5],
  [zoomRange.most, 'zoom-in', zoomRange.most],
  [zoomRange.least, 'zoom-out', zoomRange.least],
  [12, 'zoom-out', 3],
] as const)('from %d, %s leads to %d', (factor, way, next) => {
  expect(zoomAfter(factor, way)).toBe(next)
})

test.each([
  ['+', 'zoom-in'],
  ['=', 'zoom-in'],
  ['-', 'zoom-out'],
  ['_', 'zoom-out'],
  ['0', 'zoom-usual'],
  ['1', null],
  ['k', null],
])('Ctrl and %s mean %s', (name, way) => {
  expect(zoomOfKey(key(name))).toBe(way)
})

test('Command counts like Ctrl', () => {
  expect(zoomOfKey(key('+', { control: false, meta: true }))).toBe('zoom-in')
})

test.each([
  ['without Ctrl', { control: false }],
  ['with Alt, which types other signs', { alt: true }],
  ['when it is let go', { type: 'keyUp' }],
])('a key means no zoom %s', (_, held) => {
  expect(zoomOfKey(key('+', held))).toBeNull()
})
