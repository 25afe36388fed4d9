import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { addApp, delivery, post, run, secret, serve, tempDir } from '../cli-kit.ts'

const doctor = async (dataDir: string, ...args: readonly string[]) => run(dataDir, ['doctor', ...args])
const health = async (dataDir: string, ...args: readonly string[]) =>
  JSON.parse((await doctor(dataDir, '--json', ...args)).stdout)
const brokenIn = ({ links }: { links: readonly { state: string }[] }) => links.filter(({ state }) => state === 'broken')

async function takePort(): Promise<number> {
  const squatter = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => {
    squatter.close()
  })
  await once(squatter, 'listening')
  return (squatter.address() as AddressInfo).port
}

describe('while an engine runs', () => {
  it('says that nothing is broken, one line for each link, and ends with 0', async () => {
    const dataDir = tempDir()
    await addApp(dataDir)
    const { line } = await serve(dataDir)
    await post(line.sources[0].localUrl, delivery())
    const { code, stdout, stderr } = await doctor(dataDir)
    expect([code, stderr, stdout.trim().split('\n').length]).toEqual([0, '', 8])
  })

  it('names what is broken first, with the command that mends it, and ends with 1', async () => {
    const dataDir = tempDir()
    const id = await addApp(dataDir)
    const { line } = await serve(dataDir)
    await post(line.sources[0].localUrl, delivery({}, 'another secret'))
    const { code, stdout, stderr } = await doctor(dataDir)
    expect([code, stdout.split('\n').slice(0, 3), stderr]).toEqual([
      1,
      [
        expect.stringMatching(/^✗ broken: Proof of origin of Shop, since /),
        expect.stringMatching(/wrong secret/),
        `  Give the secret again: hover-tray sources rotate ${id} --secret-stdin`,
      ],
      'Broken: Proof of origin of Shop.\n',
    ])
  })

  it('answers with the whole health for scripts', async () => {
    const dataDir = tempDir()
    await serve(dataDir)
    expect(await health(dataDir)).toMatchObject({
      at: expect.stringMatching(/^\d{4}-.*Z$/),
      broken: null,
      links: expect.arrayContaining([expect.objectContaining({ name: 'receiver', state: 'good', sourceId: null })]),
    })
  })

  it('looks again when it is asked to', async () => {
    const dataDir = tempDir()
    await serve(dataDir)
    const other = new Sqlite(join(dataDir, 'store', 'journal.db'))
    onTestFinished(() => {
      other.close()
    })
    other.exec('BEGIN IMMEDIATE')
    const [asKnown, afresh] = [await health(dataDir), await health(dataDir, '--afresh')]
    expect([asKnown.broken, afresh.broken]).toEqual([null, 'database'])
  })

  it('says so when the engine does not answer', async () => {
    const dataDir = tempDir()
    await serve(dataDir)
    rmSync(join(dataDir, 'engine.json'))
    const { code, stdout, stderr } = await doctor(dataDir)
    expect([code, stdout, stderr]).toEqual([1, expect.stringContaining('does not answer'), 'Broken: Receiver.\n'])
  })

  it('tells scripts too when it is frozen, and blames nothing else', async () => {
    const dataDir = tempDir()
    await addApp(dataDir)
    const { signal } = await serve(dataDir)
    signal('SIGSTOP')
    const { code, stdout } = await doctor(dataDir, '--json')
    const found = JSON.parse(stdout)
    expect([code, found.broken, brokenIn(found)]).toEqual([
      ...[1, 'receiver'],
      [expect.objectContaining({ name: 'receiver', code: 'not-answering', repair: { kind: 'outside' } })],
    ])
  })
})

describe('while none runs', () => {
  it('says that the app does not run, and what starts it', async () => {
    const dataDir = tempDir()
    await addApp(dataDir)
    const { code, stdout, stderr } = await doctor(dataDir)
    expect([code, stdout.includes('hover-tray serve'), stderr]).toEqual([
      1,
      true,
      expect.stringMatching(/^Hover Tray does not run on this folder\./),
    ])
  })

  it('leaves a folder that was never used as it is', async () => {
    const dataDir = join(tempDir(), 'never')
    await doctor(dataDir)
    expect(existsSync(dataDir)).toBe(false)
  })

  it('finds that another program has the port', async () => {
    const dataDir = tempDir()
    await run(dataDir, ['settings', 'set', 'port', String(await takePort())])
    expect(brokenIn(await health(dataDir))).toMatchObject([{ name: 'receiver', code: 'port-taken' }])
  })

  it('finds that a secret cannot be read any more', async () => {
    const dataDir = tempDir()
    await addApp(dataDir)
    rmSync(join(dataDir, 'secrets.key'))
    expect(brokenIn(await health(dataDir))).toMatchObject([
      { name: 'receiver' },
      { name: 'authenticity', code: 'secret-unreadable' },
    ])
  })

  it('does not blame a secret that is in the keyring of the desktop', async () => {
    const dataDir = tempDir()
    await addApp(dataDir)
    const file = join(dataDir, 'secrets.json')
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('key-file', 'safe-storage'))
    const { links } = await health(dataDir)
    expect(links.find(({ name }: { name: string }) => name === 'authenticity')).toMatchObject({ state: 'checking' })
  })

  it('finds an organization that is not connected', async () => {
    const dataDir = tempDir()
    const added = ['sources', 'add', 'hover-org', '--name', 'Homes', '--client-id', 'c', '--client-secret-stdin']
    await run(dataDir, added, 'client-secret')
    expect((await health(dataDir)).links[0]).toMatchObject({ name: 'registration', code: 'needs-connecting' })
  })

  it('finds a damaged journal', async () => {
    const dataDir = tempDir()
    mkdirSync(join(dataDir, 'store'))
    writeFileSync(join(dataDir, 'store', 'journal.db'), 'no database'.repeat(1000))
    expect(brokenIn(await health(dataDir))).toMatchObject([
      { name: 'receiver' },
      { name: 'database', code: 'database-corrupt' },
    ])
  })

  it('finds that nobody is told of failures', async () => {
    const dataDir = tempDir()
    await addApp(dataDir)
    await run(dataDir, ['settings', 'set', 'notifications.failed', 'false'])
    expect(brokenIn(await health(dataDir))).toMatchObject([
      { name: 'receiver' },
      { name: 'rules', code: 'failures-off' },
    ])
  })

  it('tells when a link was last good, as the engine left it', async () => {
    const dataDir = tempDir()
    await addApp(dataDir)
    const running = await serve(dataDir)
    await post(running.line.sources[0].localUrl, delivery())
    await doctor(dataDir)
    await running.stop()
    const { links } = await health(dataDir)
    expect(links.find(({ name }: { name: string }) => name === 'receiver').lastGoodAt).toMatch(/^\d{4}-/)
  })

  it('never prints a secret', async () => {
    const dataDir = tempDir()
    await addApp(dataDir)
    const { stdout, stderr } = await doctor(dataDir, '--json')
    expect(`${stdout}${stderr}`).not.toContain(secret)
  })

  it('says in one sentence that settings cannot be read', async () => {
    const dataDir = tempDir()
    writeFileSync(join(dataDir, 'settings.json'), '{ "port": ')
    expect(await doctor(dataDir)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/settings\.json cannot be read/),
    })
  })
})

it('ends with 2 when it is not understood', async () => {
  expect((await doctor(tempDir(), '--loudly')).code).toBe(2)
})
