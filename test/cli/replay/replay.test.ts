import { cpSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { startConsumer } from '../../fakes/consumer.ts'
import { addApp, ask, delivery, everythingIn, post, run, secret, serve, startRunning, tempDir } from '../cli-kit.ts'

/** A folder in which these runs failed, and no engine runs any more. */
async function received(uuids: readonly string[], onEnd?: Parameters<typeof tempDir>[0]) {
  const dir = tempDir(onEnd)
  await addApp(dir)
  const { line, stop } = await serve(dir, [], onEnd)
  for (const uuid of uuids) await post(line.sources[0].localUrl, delivery({ uuid }))
  await stop()
  return dir
}

const consuming = () => startConsumer(onTestFinished)

describe('what was received', () => {
  let dir = ''
  beforeAll(async () => {
    const ends: (() => void | Promise<void>)[] = []
    dir = await received(['u-1', 'u-2', 'u-3'], end => ends.push(end))
    return () => Promise.all(ends.map(end => end()))
  })

  const numberOf = async (id: string): Promise<string> => String((await ask(dir, ['show', id])).received[0].seq)

  test('is only counted until somebody says --yes', async () => {
    const consumer = await consuming()
    const told = await ask(dir, ['replay', 'status:failed', '--to', consumer.url])
    expect([told, consumer.taken.length]).toEqual([
      expect.objectContaining({ dryRun: true, deliveries: 3, transactions: 3, notWhole: 0, result: null }),
      0,
    ])
  })

  test('is said for people with its sources, its statuses and where it would go, without the token in the address', async () => {
    const { stdout, code } = await run(dir, ['replay', '--all', '--to', 'https://a.example.com/in?token=t0ken'])
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/3 deliveries of 3 transactions.*Shop.*failed +3.*https:\/\/a\.example\.com,/s),
    ])
    expect(stdout).not.toContain('t0ken')
  })

  test('goes to an address, which is recorded', async () => {
    const consumer = await consuming()
    const told = await ask(dir, ['replay', 'u-2', '--to', consumer.url, '--yes'])
    expect([told.result.sent, consumer.events().map(({ id }) => id)]).toEqual([1, ['u-2']])
    expect(everythingIn(dir)).toContain('"format":"replay","query":"u-2"')
  })

  test('comes out here as it is shown, and nothing of it changes however often', async () => {
    const before = await ask(dir, ['transactions'])
    for (const _ of [1, 2]) {
      const told = await ask(dir, ['replay', '--all', '--here', '--yes'])
      expect(told.result).toMatchObject({ same: 3, differing: [], proven: { proven: 3 } })
    }
    expect(await ask(dir, ['transactions'])).toEqual(before)
  })

  test('ends with 1 and names what failed with its status', async () => {
    const consumer = await consuming()
    consumer.answerWith(() => ({ status: 503 }))
    const [first] = (await ask(dir, ['show', 'u-1'])).received
    const told = await run(dir, ['replay', '--delivery', String(first.seq), '--to', consumer.url, '--yes'])
    expect([told.code, told.stdout]).toEqual([1, expect.stringContaining(`${first.seq}: refused-503`)])
  })

  test('stops at Ctrl-C with 130 and says how to go on', async () => {
    const consumer = await consuming()
    const running = startRunning(dir, ['replay', '--all', '--to', consumer.url, '--rate', '1', '--yes'])
    await consumer.until(() => consumer.taken.length === 1)
    running.signal('SIGINT')
    expect(await running.ended).toBe(130)
    const [, after = ''] = /--after (\d+)/.exec(running.said.stderr) ?? []
    await run(dir, ['replay', '--all', '--to', consumer.url, '--after', after, '--yes'])
    expect(consumer.events().map(({ id }) => id)).toEqual(['u-1', 'u-2', 'u-3'])
  })

  test('leaves masked where that is asked for', async () => {
    const consumer = await consuming()
    await run(dir, ['replay', 'u-1', '--to', consumer.url, '--masked', '--yes'])
    expect([consumer.taken.length, consumer.taken[0]?.body.includes('•')]).toEqual([1, true])
  })

  test('goes to no webhook of this app', async () => {
    const [source] = (await ask(dir, ['sources', 'list'])).sources
    const told = await run(dir, ['replay', '--all', '--to', `http://127.0.0.1:1${source.hookPath}`, '--yes'])
    expect([told.code, told.stderr]).toEqual([1, expect.stringContaining('--here')])
  })

  test('never shows the secret', async () => {
    const consumer = await consuming()
    const told = await run(dir, ['replay', '--all', '--to', consumer.url, '--yes', '--json'])
    const here = await run(dir, ['replay', '--all', '--here', '--yes'])
    const sent = consumer.taken.map(({ body, headers }) => body.toString() + JSON.stringify(headers)).join('')
    expect([told.stdout, told.stderr, here.stdout, here.stderr, sent].join('')).not.toContain(secret)
  })

  test('is read from a file where the address holds a token', async () => {
    const [consumer, file] = [await consuming(), join(tempDir(), 'address.txt')]
    writeFileSync(file, `${consumer.url}\n`)
    await run(dir, ['replay', 'u-1', '--to', `@${file}`, '--yes'])
    expect([consumer.taken.length, readFileSync(file, 'utf8').trim()]).toEqual([1, consumer.url])
  })

  test('goes changed and signed as its provider does to this computer, and says that it was made by hand', async () => {
    const [consumer, seq] = [await consuming(), await numberOf('u-1')]
    const edits = ['--set', 'status=succeeded', '--set', 'uuid=u-9', '--sign', 'provider']
    const told = await run(dir, ['replay', '--delivery', seq, ...edits, '--to', consumer.url, '--yes'])
    const [got] = consumer.taken
    const { meta, data } = JSON.parse(got?.body.toString('utf8') ?? '{}')
    expect([told.code, meta.secret, data.attributes.status, data.attributes.uuid]).toEqual([
      ...[0, secret, 'succeeded', 'u-9'],
    ])
    expect([got?.headers['hover-tray-made-by-hand'], got?.headers['hover-tray-replay']]).toEqual(['true', seq])
    expect(told.stdout + told.stderr).not.toContain(secret)
  })

  test('is written to a file, changed there and sent', async () => {
    const [consumer, seq, file] = [await consuming(), await numberOf('u-1'), join(tempDir(), 'copy.json')]
    await run(dir, ['replay', '--delivery', seq, '--write', file])
    const copy = JSON.parse(readFileSync(file, 'utf8'))
    expect([copy.id, statSync(file).mode & 0o777]).toEqual(['u-1', 0o600])
    writeFileSync(file, JSON.stringify({ ...copy, id: 'changed' }))
    await run(dir, ['replay', '--delivery', seq, '--edit', file, '--to', consumer.url, '--yes'])
    expect(consumer.events().map(({ id }) => id)).toEqual(['changed'])
    expect((await run(dir, ['replay', '--delivery', seq, '--write', file])).stderr).toContain('is there already')
  })

  test('is sent without the byte order mark that an editor wrote into its file', async () => {
    const [consumer, seq, file] = [await consuming(), await numberOf('u-1'), join(tempDir(), 'copy.json')]
    writeFileSync(file, '\uFEFF{"id":"of an editor"}')
    const told = await run(dir, ['replay', '--delivery', seq, '--edit', file, '--to', consumer.url, '--yes'])
    const bodies = consumer.taken.map(({ body }) => body.toString('utf8'))
    expect([told.code, bodies]).toEqual([0, [expect.stringMatching(/^\{.*of an editor/)]])
  })

  test('is only said to be changed until somebody says --yes', async () => {
    const [consumer, seq] = [await consuming(), await numberOf('u-1')]
    const told = await ask(dir, ['replay', '--delivery', seq, '--set', 'status=failed', '--to', consumer.url])
    expect([told.target, consumer.taken.length]).toEqual([
      { kind: 'url', origin: new URL(consumer.url).origin, form: 'signed', signing: 'none', isEdited: true },
      0,
    ])
  })

  test('that nobody can sign is named', async () => {
    const [consumer, seq, other] = [await consuming(), await numberOf('u-1'), tempDir()]
    cpSync(dir, other, { recursive: true })
    rmSync(join(other, 'secrets.json'))
    const args = ['replay', '--delivery', seq, '--sign', 'provider', '--to', consumer.url, '--yes']
    const told = await run(other, args)
    expect([told.code, told.stdout]).toEqual([1, expect.stringContaining(`${seq}: no-secret`)])
  })

  test.each([
    [['--sign', 'provider', '--to', 'https://a.example.com/'], '--sign-with-real-secret'],
    [['--set', 'status=failed', '--here'], 'what Hover sent'],
    [['--sign', 'provider', '--here'], 'what Hover sent'],
    [['--set', 'nowhere.at.all=1', '--to', 'http://127.0.0.1:1/'], 'no place'],
    [['--set', 'status', '--to', 'http://127.0.0.1:1/'], 'status=failed'],
    [['--masked', '--set', 'status=failed', '--to', 'http://127.0.0.1:1/'], '--masked'],
    [['--sign', 'standard', '--to', 'http://127.0.0.1:1/'], 'whsec_'],
    [['--edit', '/nowhere.json', '--to', 'http://127.0.0.1:1/'], 'does not exist'],
  ])('with %j is refused with a sentence', async (options, word) => {
    const told = await run(dir, ['replay', '--delivery', await numberOf('u-1'), ...options, '--yes'])
    expect([told.code, told.stderr]).toEqual([2, expect.stringContaining(word)])
  })

  test('is changed one at a time', async () => {
    const told = await run(dir, ['replay', '--all', '--set', 'status=failed', '--to', 'http://127.0.0.1:1/', '--yes'])
    expect([told.code, told.stderr]).toEqual([2, expect.stringContaining('--delivery')])
  })

  test.each([
    [[], 2, '--all'],
    [['--all', '--here', '--to', 'http://127.0.0.1:1/'], 2, 'either --here or --to'],
    [['--all', '--to', 'http://10.0.0.1/'], 1, 'https://'],
    [['--all', '--masked'], 2, '--to'],
    [['--delivery', '99999'], 1, 'no delivery 99999'],
    [['--delivery', 'x'], 2, 'number'],
    [['--delivery', '1', 'status:failed'], 2, 'alone'],
    [['status:odd'], 2, 'status'],
    [['--all', '--rate', '0'], 2, 'rate'],
  ])('asked for as %j ends with %i and a sentence', async (options, code, word) => {
    const told = await run(dir, ['replay', ...options])
    expect([told.code, told.stderr]).toEqual([code, expect.stringContaining(word)])
  })
})

test('an engine that runs is told that something left, and goes on', async () => {
  const [dir, consumer] = [tempDir(), await consuming()]
  await addApp(dir)
  const { line } = await serve(dir)
  await post(line.sources[0].localUrl, delivery({ uuid: 'u-1' }))
  const told = await ask(dir, ['replay', '--all', '--to', consumer.url, '--yes'])
  expect([told.result.sent, await post(line.sources[0].localUrl, delivery({ uuid: 'u-2' }))]).toEqual([1, 200])
})

test('a folder in which nothing was received has nothing to replay', async () => {
  expect(await run(tempDir(), ['replay', '--all'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Nothing'),
  })
})
