import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeDataDir } from '../e2e/app-under-test.ts'
import { post, practiceSecret, ussdPayload } from '../e2e/ussd-delivery.ts'
import { startNgrokEdge } from '../fakes/ngrok-edge/edge.ts'
import { type InstalledRoot, makeRoot } from './installed-root.ts'
import { debFile, reasonNotToInstall } from './package-under-test.ts'
import { readyLine } from './ready-engine.ts'

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

describe.skipIf(reasonNotToInstall() !== null)('the command line of the installed deb, without a display', () => {
  const data = makeDataDir()
  const home = makeDataDir()
  let installed: InstalledRoot
  const started: ChildProcess[] = []

  beforeAll(async () => {
    installed = makeRoot()
    await installed.dpkg('--install', await debFile())
  })

  afterAll(() => {
    for (const child of started) child.kill('SIGKILL')
    installed?.remove()
    data.remove()
    home.remove()
  })

  const start = (...args: readonly string[]): ChildProcess => {
    const child = spawn(join(installed.folder, 'usr/bin/hover-tray'), args, {
      env: { PATH: process.env.PATH, HOME: home.dataDir, TMPDIR: home.dataDir },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    started.push(child)
    return child
  }
  const ended = (child: ChildProcess): Promise<Ended> =>
    new Promise(done => {
      let [stdout, stderr] = ['', '']
      child.stdout?.on('data', chunk => {
        stdout += chunk
      })
      child.stderr?.on('data', chunk => {
        stderr += chunk
      })
      child.once('close', code => done({ code, stdout, stderr }))
    })
  const run = (...args: readonly string[]): Promise<Ended> => {
    const child = start(...args)
    child.stdin?.end()
    return ended(child)
  }
  const inFolder = ['--data-dir', data.dataDir]

  it('prints its answer to stdout, and nothing else', async () => {
    expect(await run('--version')).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' })
  })

  it.each([
    ['2, with a sentence, for a command that there is not', ['shwo'], 2, /unknown command 'shwo'/],
    ['2 for a value that cannot be', ['settings', 'set', 'port', 'abc', ...inFolder], 2, /port cannot be abc/],
    ['1 for what could not be done', ['show', 'nobody', ...inFolder], 1, /\w/],
  ] as const)('ends with %s', async (_, args, code, sentence) => {
    const { stderr, ...rest } = await run(...args)
    expect(rest).toEqual({ code, stdout: '' })
    expect(stderr).toMatch(sentence)
  })

  it('takes options of Chromium for its own words, and not for orders to Chromium', async () => {
    expect(await run('transactions', '--no-such-option', '--remote-debugging-port=0')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--no-such-option'),
    })
  })

  it('reads a secret from a pipe', async () => {
    const child = start('sources', 'add', 'ussd-app', '--name', 'Shop', '--secret-stdin', ...inFolder)
    child.stdin?.end(`${practiceSecret}\n`)
    expect((await ended(child)).code).toBe(0)
    expect((await run('sources', 'list', '--json', ...inFolder)).stdout).toContain('"Shop"')
  })

  it('ends quietly when nobody reads on', async () => {
    const child = start('settings', 'show', ...inFolder)
    child.stdout?.destroy()
    expect((await ended(child)).stderr).toBe('')
  })

  it('receives, stores and stops in order', async () => {
    const child = start('serve', '--port', '0', ...inFolder)
    const { sources } = await readyLine(child)
    expect(await post(sources[0]?.localUrl ?? '', ussdPayload('v01-pending'))).toBe(200)
    child.kill('SIGTERM')
    const { code, stderr } = await ended(child)
    expect([code, stderr.includes('everything that was confirmed is on the disk')]).toEqual([0, true])
    const { stdout } = await run('transactions', '--json', ...inFolder)
    expect(JSON.parse(stdout).transactions.length).toBe(1)
  })

  it('opens a tunnel in a process of its own', async () => {
    const edge = await startNgrokEdge({ urlOf: host => `https://${host}` })
    const child = start('serve', '--port', '0', ...inFolder)
    try {
      await readyLine(child)
      const way = ['--server', edge.address, '--ca-file', edge.caFile, '--domain', 'shop.ngrok.test']
      const choice = start('tunnel', 'set', 'ngrok', '--authtoken-stdin', ...way, ...inFolder)
      choice.stdin?.end('a-token-of-the-tests\n')
      expect((await ended(choice)).code).toBe(0)
      await edge.when(() => edge.urls().includes('https://shop.ngrok.test'))
    } finally {
      child.kill('SIGTERM')
      await ended(child)
      await edge.stop()
    }
  })

  it('leaves nothing of Chromium behind', () => {
    expect(readdirSync(home.dataDir).filter(name => name !== '.cache')).toEqual([])
    expect(readdirSync(tmpdir()).filter(name => name.startsWith('hover-tray-command-'))).toEqual([])
    expect(existsSync(join(data.dataDir, 'Local State'))).toBe(false)
  })
})
