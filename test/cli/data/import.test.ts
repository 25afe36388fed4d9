import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { engineFileName } from '../../../electron/services/door/engine-client.ts'
import { addApp, ask, delivery, everythingIn, run, secret, serve, tempDir } from '../cli-kit.ts'

const uuids = (count: number) => Array.from({ length: count }, (_, index) => `u-${index}`)
const lines = (count: number) => uuids(count).map(uuid => JSON.stringify(delivery({ uuid, environment: 'normal' })))

function fileOf(text: string, name = 'payloads.jsonl'): string {
  const file = join(tempDir(), name)
  writeFileSync(file, text)
  return file
}

async function withApp(): Promise<{ readonly dataDir: string; readonly id: string }> {
  const dataDir = tempDir()
  return { dataDir, id: await addApp(dataDir) }
}

const nothing = { accepted: 0, duplicates: 0, odd: 0, refused: 0, unreadable: [], unreadableCount: 0, incomplete: [] }

describe('importing while no engine runs', () => {
  it('stores what stands in the files and counts it for scripts', async () => {
    const { dataDir } = await withApp()
    const files = [fileOf(lines(3).join('\r\n')), fileOf(`[${lines(2).join(',')}]`)]
    expect(await ask(dataDir, ['import', ...files])).toEqual({ ...nothing, accepted: 3, duplicates: 2 })
    const { transactions } = await ask(dataDir, ['transactions'])
    expect(transactions.map(({ providerId }: { providerId: string }) => providerId).sort()).toEqual(uuids(3))
  })

  it('stores nothing twice when it is done again', async () => {
    const { dataDir } = await withApp()
    const file = fileOf(lines(2).join('\n'))
    await run(dataDir, ['import', file])
    expect(await ask(dataDir, ['import', file])).toEqual({ ...nothing, duplicates: 2 })
  })

  it('reads stdin', async () => {
    const { dataDir } = await withApp()
    const { stdout } = await run(dataDir, ['import', '-', '--json'], lines(1).join('\n'))
    expect(JSON.parse(stdout)).toEqual({ ...nothing, accepted: 1 })
  })

  it('says which line of which file could not be read', async () => {
    const { dataDir } = await withApp()
    const file = fileOf(`${lines(1).join('')}\nnothing\n`)
    const { unreadable } = await ask(dataDir, ['import', file])
    expect(unreadable).toEqual([{ file, where: 'line 2', reason: 'There is no JSON object here.' }])
  })

  it('counts all that could not be read of several files, names the first ten and says how to see more', async () => {
    const { dataDir } = await withApp()
    const [first, second] = [fileOf('nothing\n'.repeat(7), 'a.jsonl'), fileOf('nothing\n'.repeat(5000), 'b.jsonl')]
    const { stdout, stderr } = await run(dataDir, ['import', first, second])
    const named = stderr.split('\n').filter(line => line.includes(', line '))
    expect([/unreadable +(\d+)/.exec(stdout)?.[1], named.length, named.at(-1)]).toEqual([
      '5007',
      10,
      `${second}, line 3: There is no JSON object here.`,
    ])
    expect(stderr).toContain('4997 more places could not be read. --json names the first 100 of each file.')
    const { unreadable, unreadableCount } = await ask(dataDir, ['import', first, second])
    expect([unreadable.length, unreadableCount]).toEqual([107, 5007])
  })

  it('takes payloads without a secret only for an app that is named', async () => {
    const { dataDir, id } = await withApp()
    const file = fileOf(JSON.stringify({ data: delivery().data }))
    const refused = await run(dataDir, ['import', file])
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('--source ID vouches') })
    expect(await ask(dataDir, ['import', file, '--source', id])).toEqual({ ...nothing, accepted: 1 })
    const { received } = await ask(dataDir, ['show', delivery().data.id])
    expect(received).toMatchObject([{ provenBy: 'import' }])
  })

  it('says that the secret of an app is kept where only the desktop app can read it', async () => {
    const { dataDir, id } = await withApp()
    const data = Buffer.from('of the keyring').toString('base64')
    const secrets = { [`source/${id}/secret`]: { scheme: 'safe-storage', data } }
    writeFileSync(join(dataDir, 'secrets.json'), JSON.stringify({ version: 1, secrets }))
    const { stderr } = await run(dataDir, ['import', fileOf(lines(1).join('\n'))])
    expect(stderr).toContain('Shop: the secret is in the keyring of the desktop app')
  })

  it('keeps no secret in any file', async () => {
    const { dataDir } = await withApp()
    await run(dataDir, ['import', fileOf(lines(2).join('\n'))])
    expect(everythingIn(dataDir)).not.toContain(secret)
  })

  it.each<[string, readonly string[], RegExp]>([
    ['a file that is not there', ['/nowhere/payloads.json'], /^\/nowhere\/payloads\.json does not exist\.\n$/],
    ['a source that is not there', ['-', '--source', 'ussd-none'], /^There is no source with the id ussd-none\.\n$/],
  ])('says in one sentence: %s', async (_, args, sentence) => {
    const { dataDir } = await withApp()
    expect(await run(dataDir, ['import', ...args])).toMatchObject({ code: 1, stderr: expect.stringMatching(sentence) })
  })
})

describe('importing while an engine runs', () => {
  it('lets the engine do it, with the same counts', async () => {
    const { dataDir } = await withApp()
    await serve(dataDir)
    const many = lines(1200)
    const file = fileOf([...many, ...many.slice(0, 5), 'nothing'].join('\n'))
    expect(await ask(dataDir, ['import', file])).toMatchObject({
      ...{ accepted: 1200, duplicates: 5, unreadable: [{ where: 'line 1206' }] },
    })
    expect(await ask(dataDir, ['counts'])).toMatchObject({ failed: 1200 })
  })

  it('takes payloads without a secret for an app that is named', async () => {
    const { dataDir, id } = await withApp()
    await serve(dataDir)
    const file = fileOf(JSON.stringify({ data: delivery().data }))
    expect(await ask(dataDir, ['import', file, '--source', id])).toEqual({ ...nothing, accepted: 1 })
  })

  it.each<[string, readonly string[], RegExp]>([
    ['a file that is not there', ['/nowhere/payloads.json'], /^\/nowhere\/payloads\.json does not exist\.\n$/],
    ['a source that is not there', ['--source', 'ussd-none'], /^There is no source with the id ussd-none\.\n$/],
  ])('says in one sentence: %s', async (_, args, sentence) => {
    const { dataDir } = await withApp()
    await serve(dataDir)
    const file = args.length === 1 ? [] : [fileOf(lines(2_000).join('\n'))]
    const said = await run(dataDir, ['import', ...file, ...args])
    expect(said).toMatchObject({ code: 1, stderr: expect.stringMatching(sentence) })
  })

  it('leaves its way in when it starts, for the owner alone, and takes it away when it stops', async () => {
    const { dataDir } = await withApp()
    const engine = await serve(dataDir)
    const file = join(dataDir, engineFileName)
    const { pid } = JSON.parse(readFileSync(file, 'utf8'))
    const mode = process.platform === 'win32' ? 0 : statSync(file).mode & 0o077
    await engine.stop()
    const left = statSync(file, { throwIfNoEntry: false })
    expect([pid, mode, left]).toEqual([engine.line.pid, 0, undefined])
  })

  it('lets nobody in without the key', async () => {
    const { dataDir } = await withApp()
    await serve(dataDir)
    const { port } = JSON.parse(readFileSync(join(dataDir, engineFileName), 'utf8'))
    const answers = ['', 'wrong'].map(key =>
      fetch(`http://127.0.0.1:${port}/import`, {
        method: 'POST',
        body: lines(1)[0] ?? '',
        headers: { 'x-engine-key': key },
      }),
    )
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([404, 404])
    expect(await ask(dataDir, ['counts'])).toMatchObject({ failed: 0 })
  })
})

it('imports by itself after an engine that was killed, whose way in is still there', async () => {
  const { dataDir } = await withApp()
  const engine = await serve(dataDir)
  engine.signal('SIGKILL')
  await engine.ended
  const file = fileOf(lines(1).join('\n'))
  expect([statSync(join(dataDir, engineFileName)).isFile(), await ask(dataDir, ['import', file])]).toEqual([
    true,
    { ...nothing, accepted: 1 },
  ])
})
