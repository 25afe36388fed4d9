import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createWindowPlace, findable } from '../../../electron/shell/window/window-place.ts'

const screen = { x: 0, y: 0, width: 1920, height: 1080 }
let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hover-tray-place-'))
  file = join(folder, 'window.json')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('the first window has the default size', () => {
  expect(createWindowPlace(file).restore([screen])).toEqual({ width: 1080, height: 720 })
})

test('the window comes back where it was', () => {
  const bounds = { x: 100, y: 50, width: 900, height: 700 }
  createWindowPlace(file).save(bounds, 1)
  expect(createWindowPlace(file).restore([screen])).toEqual(bounds)
})

test('a window on a screen that is gone keeps its size only', () => {
  createWindowPlace(file).save({ x: 2500, y: 50, width: 900, height: 700 }, 1)
  expect(createWindowPlace(file).restore([screen])).toEqual({ width: 900, height: 700 })
})

test.each(['', 'null', '{"x":1}', '{"x":0,"y":0,"width":5,"height":5}'])('a file with %j counts as none', text => {
  writeFileSync(file, text)
  expect(createWindowPlace(file).restore([screen])).toEqual({ width: 1080, height: 720 })
})

test('a folder that cannot be written to is no reason to fail', () => {
  expect(() => createWindowPlace(join(folder, 'missing', 'window.json')).save(screen, 1)).not.toThrow()
})

test('the size of the page comes back too', () => {
  createWindowPlace(file).save(screen, 1.25)
  expect(createWindowPlace(file).zoom()).toBe(1.25)
})

test.each(['', '{"zoom":0}', '{"zoom":40}', '{"zoom":"2"}'])(
  'the size of the page is usual in a file with %j',
  text => {
    writeFileSync(file, text)
    expect(createWindowPlace(file).zoom()).toBe(1)
  },
)

test('a size of the page that cannot be read costs no place, and the other way round', () => {
  writeFileSync(file, JSON.stringify({ ...screen, zoom: 'large' }))
  expect(createWindowPlace(file).restore([screen])).toEqual(screen)
  writeFileSync(file, JSON.stringify({ zoom: 1.5 }))
  expect(createWindowPlace(file).zoom()).toBe(1.5)
})

describe('a window whose screen may be gone', () => {
  const laptop = { x: 0, y: 0, width: 1280, height: 800 }
  const beside = { x: 1280, y: 0, width: 1920, height: 1080 }
  const onBeside = { x: 1500, y: 100, width: 1080, height: 720 }

  test('stays where it is while that is there', () => {
    expect(findable(onBeside, [laptop, beside], laptop)).toBe(onBeside)
  })

  test('comes to the middle of the screen that is left', () => {
    expect(findable(onBeside, [laptop], laptop)).toEqual({ x: 100, y: 40, width: 1080, height: 720 })
  })

  test('is made to fit a smaller screen', () => {
    const small = { x: 0, y: 30, width: 800, height: 570 }
    expect(findable(onBeside, [small], small)).toEqual(small)
  })

  test('of which only a corner is left is brought back', () => {
    expect(findable({ ...onBeside, x: 1270, y: 790 }, [laptop], laptop).x).toBe(100)
  })
})
