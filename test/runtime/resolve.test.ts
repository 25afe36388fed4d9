import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { refusal, success } from '../../electron/runtime/outcome.ts'
import { type ResolveDeps, resolveRuntime } from '../../electron/runtime/resolve.ts'

const binary = { executable: '/electron/dist/electron', dist: '/electron/dist', version: '45.4.1' }

/** A machine on which nothing is ready and everything works; `done` lists what was tried. */
const machine = (change: Partial<ResolveDeps> = {}) => {
  const done: string[] = []
  const said: string[] = []
  const doing = <T>(what: string, result: T) => {
    done.push(what)
    return Promise.resolve(result)
  }
  const deps: ResolveDeps = {
    env: {},
    say: line => said.push(line),
    wantedVersion: '45.4.1',
    findOfficial: () => null,
    downloadOfficial: () => doing('download', binary),
    fallback: {
      version: '33.4.11',
      isPossible: true,
      find: () => null,
      make: () => doing('make fallback', success('/cache/fallback')),
    },
    binding: { find: () => null, make: () => doing('compile', success('/cache/sqlite.node')) },
    ...change,
  }
  return { deps, done, said, unreachable: () => doing('download', null) }
}

describe('resolveRuntime', () => {
  test('takes the official binary that is there, without any work', async () => {
    const { deps, done } = machine({ findOfficial: () => binary })
    expect(await resolveRuntime(deps)).toEqual(success({ kind: 'official', ...binary, sqliteBinding: null }))
    expect(done).toEqual([])
  })

  test('prefers the official download to the fallback', async () => {
    const { deps, done } = machine()
    expect(await resolveRuntime(deps)).toMatchObject({ value: { kind: 'official' } })
    expect(done).toEqual(['download'])
  })

  test('takes nothing but the official one where that is asked for, whatever is ready or named', async () => {
    const { deps, done, unreachable } = machine({
      env: { HOVER_TRAY_OFFICIAL_ONLY: '1', ELECTRON_OVERRIDE_DIST_PATH: '/somewhere' },
    })
    const fallback = { ...deps.fallback, find: () => '/cache/fallback' }
    const resolved = await resolveRuntime({ ...deps, fallback, downloadOfficial: unreachable })
    expect([resolved.ok, done]).toEqual([false, ['download']])
  })

  test('takes the fallback, with a SQLite of its own, when the download fails', async () => {
    const { deps, done, unreachable } = machine()
    expect(await resolveRuntime({ ...deps, downloadOfficial: unreachable })).toEqual(
      success({
        kind: 'fallback',
        executable: '/cache/fallback/electron',
        dist: '/cache/fallback',
        version: '33.4.11',
        sqliteBinding: '/cache/sqlite.node',
      }),
    )
    expect(done).toEqual(['download', 'make fallback', 'compile'])
  })

  test('says in one loud line that the fallback runs and why', async () => {
    const { deps, said, unreachable } = machine()
    await resolveRuntime({ ...deps, downloadOfficial: unreachable })
    expect(said.filter(line => /FALLBACK.*33\.4\.11.*45\.4\.1 could not be downloaded/.test(line))).toHaveLength(1)
  })

  test('takes a fallback that is ready without asking for the download again', async () => {
    const { deps, done } = machine()
    const ready = { ...deps.fallback, find: () => '/cache/fallback' }
    expect(await resolveRuntime({ ...deps, fallback: ready })).toMatchObject({ value: { kind: 'fallback' } })
    expect(done).not.toContain('download')
  })

  test('asks for the download again when told to, although a fallback is ready', async () => {
    const { deps } = machine()
    const ready = { ...deps.fallback, find: () => '/cache/fallback' }
    const resolved = await resolveRuntime({ ...deps, fallback: ready, env: { HOVER_TRAY_RETRY_OFFICIAL: '1' } })
    expect(resolved).toMatchObject({ value: { kind: 'official' } })
  })

  test('offers the engine without a window where no Electron can be had', async () => {
    const { deps, unreachable } = machine()
    const impossible = { ...deps.fallback, isPossible: false }
    expect(await resolveRuntime({ ...deps, downloadOfficial: unreachable, fallback: impossible })).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('npx hover-tray serve'),
    })
  })

  test('tells why the fallback could not be made', async () => {
    const { deps, unreachable } = machine()
    const broken = { ...deps.fallback, make: () => Promise.resolve(refusal('The registry does not answer.')) }
    expect(await resolveRuntime({ ...deps, downloadOfficial: unreachable, fallback: broken })).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('The registry does not answer.'),
    })
  })
})

describe('resolveRuntime with ELECTRON_OVERRIDE_DIST_PATH', () => {
  let dist: string
  beforeEach(() => {
    dist = mkdtempSync(join(tmpdir(), 'hover-tray-override-'))
  })
  afterEach(() => rmSync(dist, { recursive: true }))

  const override = (versions: string) => {
    writeFileSync(join(dist, 'electron'), `#!/bin/sh\necho '${versions}'\n`)
    chmodSync(join(dist, 'electron'), 0o755)
    return machine({ findOfficial: () => binary, env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: dist } })
  }

  test('takes that one before everything else', async () => {
    const { deps } = override('{"electron":"44.1.0","napi":"10"}')
    expect(await resolveRuntime(deps)).toEqual(
      success({ kind: 'override', executable: join(dist, 'electron'), dist, version: '44.1.0', sqliteBinding: null }),
    )
  })

  test('compiles SQLite for one whose Node-API is too old', async () => {
    const { deps } = override('{"electron":"33.4.11","napi":"9"}')
    expect(await resolveRuntime(deps)).toMatchObject({ value: { sqliteBinding: '/cache/sqlite.node' } })
  })

  test('refuses a path without an Electron instead of quietly taking another', async () => {
    const { deps } = machine({ env: { ELECTRON_OVERRIDE_DIST_PATH: join(dist, 'nowhere') } })
    expect(await resolveRuntime(deps)).toMatchObject({ ok: false, sentence: expect.stringContaining('nowhere') })
  })

  test('refuses a program that is no Electron', async () => {
    const { deps } = override('hello')
    expect((await resolveRuntime(deps)).ok).toBe(false)
  })
})
