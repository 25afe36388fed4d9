import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { downloadOfficial, findOfficial } from '../../electron/runtime/official.ts'

let checkout: string
const write = (path: string, text: string): void => {
  const file = join(checkout, 'node_modules/electron', path)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, text)
}
const installed = { 'dist/electron': '', 'dist/version': '45.4.1', 'path.txt': 'electron' }
const binary = () => {
  const dist = join(checkout, 'node_modules/electron/dist')
  return { executable: join(dist, 'electron'), dist, version: '45.4.1' }
}

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'hover-tray-official-'))
  write('package.json', '{"version":"45.4.1"}')
})
afterEach(() => rmSync(checkout, { recursive: true }))

describe('findOfficial', () => {
  test('finds the binary of the installed package', () => {
    for (const [path, text] of Object.entries(installed)) write(path, text)
    expect(findOfficial(checkout)).toEqual(binary())
  })

  test.each(Object.keys(installed))('does not take one that was unpacked in part: no %s', absent => {
    for (const [path, text] of Object.entries(installed)) if (path !== absent) write(path, text)
    expect(findOfficial(checkout)).toBeNull()
  })

  test('does not take the binary of another version', () => {
    for (const [path, text] of Object.entries({ ...installed, 'dist/version': 'v44.0.0' })) write(path, text)
    expect(findOfficial(checkout)).toBeNull()
  })
})

describe('downloadOfficial', () => {
  test("takes what Electron's own installer fetched", async () => {
    const steps = Object.entries(installed).map(([path, text]) => `write('${path}', '${text}')`)
    write(
      'install.js',
      `const { mkdirSync, writeFileSync } = require('fs'); const { dirname, join } = require('path')
       const write = (path, text) => { const to = join(__dirname, path)
         mkdirSync(dirname(to), { recursive: true }); writeFileSync(to, text) }
       ${steps.join('\n')}`,
    )
    expect(await downloadOfficial(checkout)).toEqual(binary())
  })

  test('gives nothing when the installer fails', async () => {
    write('install.js', 'process.exit(1)')
    expect(await downloadOfficial(checkout)).toBeNull()
  })

  test('gives nothing when the package is not installed', async () => {
    expect(await downloadOfficial(checkout)).toBeNull()
  })
})
