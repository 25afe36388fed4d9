import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { digestSources, isBuilt } from '../../electron/runtime/build.ts'

let checkout: string
const write = (path: string, text: string): void => {
  mkdirSync(join(checkout, path, '..'), { recursive: true })
  writeFileSync(join(checkout, path), text)
}
const products = [
  'out/main/main.js',
  'out/main/cli.js',
  'out/main/packaged.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
]

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'hover-tray-build-'))
  write('package.json', '{}')
  write('electron/main.ts', 'main')
  write('renderer/views/list.tsx', 'list')
  for (const product of products) write(product, '')
  write('out/.sources', digestSources(checkout))
})
afterEach(() => rmSync(checkout, { recursive: true }))

describe('isBuilt', () => {
  test('accepts the products of these sources', () => {
    expect(isBuilt(checkout)).toBe(true)
  })

  test('accepts them in a copy with other file times', () => {
    utimesSync(join(checkout, 'electron/main.ts'), 0, 0)
    expect(isBuilt(checkout)).toBe(true)
  })

  test.each([
    ['changed', () => write('renderer/views/list.tsx', 'another list')],
    ['added', () => write('electron/core/fold.ts', '')],
    ['removed', () => rmSync(join(checkout, 'electron/main.ts'))],
  ])('wants a new build when a source was %s', (_, change) => {
    change()
    expect(isBuilt(checkout)).toBe(false)
  })

  test('wants a new build when one was interrupted', () => {
    rmSync(join(checkout, 'out/.sources'))
    expect(isBuilt(checkout)).toBe(false)
  })

  test('does not count the runtime room, which is not built', () => {
    write('electron/runtime/start.ts', 'start')
    expect(isBuilt(checkout)).toBe(true)
  })
})
