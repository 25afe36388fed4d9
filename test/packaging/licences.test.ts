import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { gatherLicences } from '../../packaging/licences.ts'

let checkout: string

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'licences-'))
  write('LICENSE', 'ours')
  write('package.json', JSON.stringify({ name: 'app', version: '1.0.0', dependencies: { one: '1' } }))
  write('renderer/main.tsx', "import { draw } from 'drawn'\nimport type { Only } from 'types-only'\n")
  module('one', { version: '1.0.0', license: 'MIT', dependencies: { shared: '2' } })
  module('shared', { version: '1.0.0', license: 'MIT' })
  module('one/node_modules/shared', { version: '2.0.0', license: 'ISC' })
  module('drawn', { version: '3.0.0', license: 'MIT' })
  module('types-only', { version: '4.0.0', license: 'MIT' })
})
afterEach(() => rmSync(checkout, { recursive: true, force: true }))

function write(file: string, text: string): void {
  mkdirSync(dirname(join(checkout, file)), { recursive: true })
  writeFileSync(join(checkout, file), text)
}

function module(place: string, manifest: Readonly<Record<string, unknown>>, text: string | null = 'the terms'): void {
  const name = place.split('/').at(-1)
  write(`node_modules/${place}/package.json`, JSON.stringify({ name, ...manifest }))
  if (text !== null) write(`node_modules/${place}/LICENSE`, `${text} of ${place}`)
}

const gather = () => gatherLicences(checkout, join(checkout, 'dist/licences'))
const written = (): string => readFileSync(join(checkout, 'dist/licences/third-party.txt'), 'utf8')

describe('the licences of a package', () => {
  it('are those of what it needs and of what its window draws with', () => {
    expect(gather()).toEqual({ ok: true, value: ['drawn 3.0.0', 'one 1.0.0', 'shared 2.0.0'] })
  })

  it('are of the version that is inside, also where another lies beside it', () => {
    gather()
    expect(written()).toContain('the terms of one/node_modules/shared')
    expect(written()).not.toContain('the terms of shared')
  })

  it('are named where a module brings no text', () => {
    module('drawn', { version: '3.0.0', license: 'Apache-2.0' }, null)
    rmSync(join(checkout, 'node_modules/drawn/LICENSE'))
    gather()
    expect(written()).toContain('drawn 3.0.0 (Apache-2.0)')
  })

  it('are refused to a module that has none', () => {
    module('drawn', { version: '3.0.0' })
    rmSync(join(checkout, 'node_modules/drawn/LICENSE'))
    expect(gather()).toMatchObject({ ok: false, sentence: expect.stringContaining('drawn 3.0.0 has no licence') })
  })
})
