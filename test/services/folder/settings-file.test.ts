import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Conf from 'conf'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  createSettingsFile,
  settingsFileName,
  settingsFileOptions,
} from '../../../electron/services/folder/settings-file.ts'

let folder: string
let path: string
const stores: Conf[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'))
  path = join(folder, `${settingsFileName}.json`)
})
afterEach(() => {
  for (const store of stores.splice(0)) store._closeWatcher()
  rmSync(folder, { recursive: true, force: true })
})

function open() {
  const openStore = () => {
    const store = new Conf<Record<string, unknown>>({
      ...settingsFileOptions,
      cwd: folder,
      configName: settingsFileName,
    })
    stores.push(store)
    return store
  }
  return createSettingsFile(openStore, path)
}

const onDisk = () => JSON.parse(readFileSync(path, 'utf8'))
const write = (content: unknown) => writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))

/**
 * Writes, differently each time, until it was noticed. On Linux conf looks at the file twice a second, and what is
 * written before its first look is what it compares with.
 */
async function writeUntil(isNoticed: () => boolean, act: (round: number) => void): Promise<void> {
  let round = 0
  const attempt = () => {
    if (isNoticed()) return true
    act(round++)
    return false
  }
  await expect.poll(attempt, { interval: 1_200 }).toBe(true)
}

/** Another process that has the lock, and gives it back once it has changed the port to 7000. */
async function holdLock(lock: string): Promise<{ readonly ended: Promise<unknown> }> {
  const script = `
    const fs = require('node:fs')
    fs.writeFileSync(process.argv[1], '')
    process.stdout.write('held')
    setTimeout(() => {
      fs.writeFileSync(process.argv[2], JSON.stringify({ port: 7000 }))
      fs.rmSync(process.argv[1])
    }, 50)
  `
  const child = spawn(process.execPath, ['-e', script, lock, path])
  await once(child.stdout, 'data')
  return { ended: once(child, 'close') }
}

const shop = {
  kind: 'ussd-app',
  id: 'shop',
  name: 'Shop',
  hookPath: '/hook/a',
  practice: false,
  previousSecretUntil: null,
} as const

/** Settings with a source, whose file was removed, and came back. */
async function removedWhileRunning() {
  const settings = open()
  let noticed = 0
  stores[0]?.onDidAnyChange(() => {
    noticed += 1
  })
  // Removed before conf looked at it for the first time, it would not be missed.
  await writeUntil(
    () => noticed > 1,
    round => settings.update(before => ({ ...before, port: 5000 + round, sources: [shop] })),
  )
  rmSync(path)
  await expect.poll(() => existsSync(path)).toBe(true)
  return settings
}

describe('the settings file', () => {
  it('has defaults when there is none', () => {
    expect(open().get()).toMatchObject({ port: 47470, tunnel: { kind: 'loopback' }, sources: [], practice: false })
  })

  it('keeps what was updated', () => {
    open().update(before => ({ ...before, port: 5000, sources: [shop] }))
    expect(open().get()).toMatchObject({ port: 5000, sources: [shop] })
  })

  it('tells of an update once, and not of one that changes nothing', () => {
    const settings = open()
    const told: number[] = []
    settings.onChange(({ port }) => told.push(port))
    settings.update(before => ({ ...before, port: 5000 }))
    settings.update(before => ({ ...before, port: 5000 }))
    expect(told).toEqual([5000])
  })

  it('tells nobody who stopped listening', () => {
    const settings = open()
    const told: number[] = []
    settings.onChange(({ port }) => told.push(port))()
    settings.update(before => ({ ...before, port: 5000 }))
    expect(told).toEqual([])
  })

  it('refuses an update that breaks the rules, and keeps the file', () => {
    const settings = open()
    settings.update(before => ({ ...before, port: 5000 }))
    expect(() => settings.update(before => ({ ...before, port: -1 }))).toThrow()
    expect([settings.get().port, onDisk().port]).toEqual([5000, 5000])
  })

  it('sees what a second instance wrote', async () => {
    const [first, second] = [open(), open()]
    const told: number[] = []
    first.onChange(({ port }) => told.push(port))
    await writeUntil(
      () => told.length > 0,
      round => second.update(before => ({ ...before, port: 6000 + round })),
    )
    expect(told).toEqual([first.get().port])
  })

  it('is not written while another process changes it', async () => {
    const settings = open()
    settings.update(before => ({ ...before, port: 5000 }))
    const { ended } = await holdLock(`${path}.lock`)
    settings.update(before => ({ ...before, port: before.port + 1 }))
    await ended
    expect(settings.get().port).toBe(7001)
  })

  it('keeps what a second instance has just written when it updates something else', () => {
    const [first, second] = [open(), open()]
    second.update(before => ({ ...before, sources: [shop] }))
    first.update(before => ({ ...before, port: 6000 }))
    expect(onDisk()).toMatchObject({ port: 6000, sources: [shop] })
  })

  it.each([
    ['a port out of range', { port: 70_000 }, '"port"'],
    ['a tunnel nobody knows', { tunnel: { kind: 'carrier-pigeon' } }, '"tunnel.kind"'],
    ['a source without a name', { sources: [{ ...shop, name: '' }] }, '"sources.0.name"'],
    ['a hook path with a query', { sources: [{ ...shop, hookPath: '/a?b' }] }, '"sources.0.hookPath"'],
    ['text that is not JSON', '{"port":', 'it is not JSON'],
  ])('names %s', (_, content, named) => {
    write(content)
    expect(open).toThrow(new RegExp(`^The settings file ${path} cannot be read: .*${named}`))
  })

  it('keeps what only a later version knows, also when the file is removed while it runs', async () => {
    write({ port: 5000, colours: 'blue' })
    const settings = open()
    settings.update(before => ({ ...before, port: 6000 }))
    expect(onDisk()).toMatchObject({ port: 6000, colours: 'blue' })
    rmSync(path)
    await expect.poll(() => existsSync(path) && onDisk(), { timeout: 5_000 }).toMatchObject({ colours: 'blue' })
  })

  it('says what to do about a file that cannot be read, and leaves it as it is', () => {
    write('{"port":')
    expect(open).toThrow('Correct it, or move it away to start with fresh settings.')
    expect(readFileSync(path, 'utf8')).toBe('{"port":')
  })

  it('goes on with the settings it has when a value out of range is written while it runs', async () => {
    const settings = open()
    settings.update(before => ({ ...before, port: 5000, sources: [shop] }))
    let isNoticed = false
    stores[0]?.onDidAnyChange(() => {
      isNoticed = true
    })
    await writeUntil(
      () => isNoticed,
      round => write({ port: 70_000 + round }),
    )
    expect(settings.get()).toMatchObject({ port: 5000, sources: [shop] })
  })

  it('loses no source when it updates while the file is not JSON', () => {
    const settings = open()
    settings.update(before => ({ ...before, sources: [shop] }))
    write('{"port":')
    settings.update(before => ({ ...before, port: 5000 }))
    expect(onDisk()).toMatchObject({ port: 5000, sources: [shop] })
  })

  it('loses no source when it updates while the file is away', () => {
    const settings = open()
    settings.update(before => ({ ...before, sources: [shop] }))
    rmSync(path)
    settings.update(before => ({ ...before, port: 5000 }))
    expect(onDisk()).toMatchObject({ port: 5000, sources: [shop] })
  })

  it('loses no source when the file is removed while it runs', async () => {
    const settings = await removedWhileRunning()
    expect(settings.get()).toMatchObject({ sources: [shop] })
  })

  it('writes the file again when it is removed while it runs', async () => {
    await removedWhileRunning()
    expect(onDisk()).toMatchObject({ sources: [shop] })
  })

  it('follows the file again once it is mended', async () => {
    const settings = open()
    write('{"port":')
    await writeUntil(
      () => settings.get().port >= 7000 && settings.get().port < 8000,
      round => write({ port: 7000 + round }),
    )
  })
})
