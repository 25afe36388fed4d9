import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../electron/runtime/checkout.ts'

const read = (file: string) => readFileSync(join(root, file), 'utf8')
const sections = read('docs/security-checklist.md')
  .split(/^## /m)
  .slice(1)
  .map(text => ({ title: text.split('\n')[0] ?? '', tests: [...text.matchAll(/^- `(.+?)`: (.+)$/gm)] }))

describe('the checklist', () => {
  test('has all of its eighteen lines, in order', () => {
    expect(sections.map(({ title }) => Number.parseInt(title, 10))).toEqual(
      Array.from({ length: 18 }, (_, at) => at + 1),
    )
  })

  test.each(sections)('names a test for each attack: $title', ({ tests }) => {
    expect(tests.length).toBeGreaterThan(0)
  })

  test.each(sections)('names only tests that there are: $title', ({ tests }) => {
    const missing = tests.filter(([, file = '', name = '']) => !holdsTest(file, name)).map(([line]) => line)
    expect(missing).toEqual([])
  })

  test('would notice a test that is gone', () => {
    expect(holdsTest('test/security-checklist.test.ts', 'no test has this name, only this line has it.')).toBe(false)
  })
})

/** Whether the file has a test of this name: it stands first in a call, or behind the table of one. */
function holdsTest(file: string, name: string): boolean {
  if (!existsSync(join(root, file))) return false
  const text = read(file)
  return ["'", '"', '`'].some(quote => {
    const quoted = `(${quote}${name.replaceAll(quote, `\\${quote}`)}${quote},`
    return text.replace(/\(\s+/g, '(').includes(quoted)
  })
}

describe('a package', () => {
  const builder = read('electron-builder.yml')

  test('a package that runs as Node, takes options or debuggers, or loads loose files is not configured', () => {
    const fuses = Object.fromEntries(
      [...builder.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, key, set]) => [key, set]),
    )
    expect(fuses).toMatchObject({
      runAsNode: 'false',
      enableCookieEncryption: 'true',
      enableNodeOptionsEnvironmentVariable: 'false',
      enableNodeCliInspectArguments: 'false',
      enableEmbeddedAsarIntegrityValidation: 'true',
      onlyLoadAppFromAsar: 'true',
      grantFileProtocolExtraPrivileges: 'false',
    })
  })

  test('a package takes only what is named, and no tests, secrets or source maps', () => {
    const files = [...(builder.split(/^files:$/m)[1]?.split(/^\S/m)[0] ?? '').matchAll(/^ {2}- '?([^'\n]+)'?$/gm)].map(
      ([, file]) => file,
    )
    const taken = files.filter(file => file?.startsWith('!') === false)
    expect([
      taken.length > 0,
      taken.filter(file => /^(?:\*|test|\.|docs)/.test(file ?? '')),
      files.includes('!**/*.map'),
    ]).toEqual([true, [], true])
  })
})

describe('the supply chain', () => {
  // Parsed below as far as it is looked at.
  const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string> | undefined>
  const lock = JSON.parse(read('package-lock.json')) as {
    readonly packages: Readonly<Record<string, { readonly integrity?: string; readonly link?: boolean }>>
  }

  test('a version that somebody publishes tomorrow is not taken by itself', () => {
    const kinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides']
    const loose = kinds
      .flatMap(kind => Object.entries(manifest[kind] ?? {}))
      .filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
    expect(loose).toEqual([])
  })

  test('a package whose bytes were exchanged does not install', () => {
    const unsure = Object.entries(lock.packages).filter(
      ([name, { integrity }]) => name !== '' && !integrity?.startsWith('sha512-'),
    )
    expect(unsure.map(([name]) => name)).toEqual([])
  })

  test('an install script of a package does not run', () => {
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m)
  })
})
