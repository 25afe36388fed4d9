import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ensureBuilt } from '../../electron/runtime/build.ts'
import { root } from '../../electron/runtime/checkout.ts'
import { run } from '../../electron/runtime/command.ts'
import { say } from '../../electron/runtime/outcome.ts'
import { makeDataDir } from '../e2e/app-under-test.ts'
import { post, practiceSecret, ussdPayload } from '../e2e/ussd-delivery.ts'
import { readyLine } from './ready-engine.ts'

const packedSchema = z.tuple([z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) })])

/** As service managers make them up: no name, no home. Only root can be somebody else. */
const madeUpUser = process.getuid?.() === 0 ? { uid: 61_234, gid: 61_234 } : {}

describe('the npm package, for a machine without a desktop', () => {
  const place = makeDataDir()
  const folder = join(place.dataDir, 'package')
  const data = join(place.dataDir, 'data')
  const started: ChildProcess[] = []
  let packed: z.output<typeof packedSchema>[0]

  beforeAll(async () => {
    for (const made of [folder, data]) mkdirSync(made)
    expect(await ensureBuilt(root, say)).toMatchObject({ ok: true })
    const pack = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: root })
    ;[packed] = packedSchema.parse(JSON.parse(pack.stdout))
    const options = ['--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund']
    const installed = await run('npm', ['install', ...options, join(folder, packed.filename)], { cwd: folder })
    expect(installed).toMatchObject({ code: 0 })
    const { uid } = madeUpUser
    if (uid !== undefined) await run('chown', ['-R', `${uid}:${uid}`, place.dataDir])
  })

  afterAll(() => {
    for (const child of started) child.kill('SIGKILL')
    place.remove()
  })

  const start = (...args: readonly string[]): ChildProcess => {
    const child = spawn(join(folder, 'node_modules/.bin/hover-tray'), [...args, '--data-dir', data], {
      ...{ env: { PATH: process.env.PATH }, cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] },
      ...madeUpUser,
    })
    started.push(child)
    return child
  }

  it('holds what runs and what has to be read, and no source, test or window', () => {
    const runs = /^(out\/main\/(chunks\/)?[\w.-]+\.js|electron\/bin\/hover-tray\.js|package\.json)$/
    const files = packed.files.map(({ path }) => path)
    expect(files.filter(path => !runs.test(path)).sort()).toEqual(['LICENSE', 'README.md'])
  })

  it('takes in a delivery and stops in order, for a user that has no home', async () => {
    const source = start('sources', 'add', 'ussd-app', '--name', 'Shop', '--secret-stdin')
    source.stdin?.end(`${practiceSecret}\n`)
    expect(await codeOf(source)).toBe(0)

    const engine = start('serve', '--port', '0')
    const { sources } = await readyLine(engine)
    expect(await post(sources[0]?.localUrl ?? '', ussdPayload('v01-pending'))).toBe(200)
    const ended = codeOf(engine)
    engine.kill('SIGTERM')
    expect(await ended).toBe(0)

    const { stdout } = start('transactions', '--json')
    expect(JSON.parse(stdout === null ? '' : await text(stdout)).transactions).toHaveLength(1)
  })
})

const codeOf = (child: ChildProcess): Promise<number | null> => new Promise(done => child.once('close', done))
