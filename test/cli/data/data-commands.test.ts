import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { tidyUpAfterAll } from '../../tidy-up.ts'
import { addApp, ask, delivery, type OnEnd, post, run, serve, tempDir } from '../cli-kit.ts'

const three = [
  { uuid: 'a', status: 'succeeded', user_message: 'Sent to 0712345678' },
  { uuid: 'b', status: 'failed', user_message: '' },
  { uuid: 'c', status: 'pending', user_message: '' },
]

async function received(onEnd: OnEnd): Promise<string> {
  const dataDir = tempDir(onEnd)
  await addApp(dataDir)
  const { line, stop } = await serve(dataDir, [], onEnd)
  for (const attributes of three) await post(line.sources[0].localUrl, delivery(attributes))
  await stop()
  return dataDir
}

describe('of a folder with three transactions', () => {
  let dataDir = ''
  let out = ''
  const atEnd = tidyUpAfterAll()
  beforeAll(async () => {
    dataDir = await received(atEnd)
    out = tempDir(atEnd)
  })

  it('a whole export, imported elsewhere, gives the same counts', async () => {
    const file = join(out, 'all.jsonl')
    expect((await run(dataDir, ['export', '--whole', '-o', file])).code).toBe(0)
    const other = tempDir()
    expect(await ask(other, ['import', file])).toMatchObject({ accepted: 3, refused: 0 })
    expect(await ask(other, ['counts'])).toEqual(await ask(dataDir, ['counts']))
  })

  it('an export is masked, and readable by its owner only', async () => {
    const file = join(out, 'masked.csv')
    await run(dataDir, ['export', '--format', 'csv', '-o', file])
    expect([readFileSync(file, 'utf8').includes('0712345678'), statSync(file).mode & 0o077]).toEqual([false, 0])
  })

  it('a masked export is not imported', async () => {
    const file = join(out, 'masked.jsonl')
    await run(dataDir, ['export', '-o', file])
    const { code, stderr } = await run(tempDir(), ['import', file])
    expect([code, stderr]).toEqual([1, expect.stringContaining('--whole')])
  })

  it('a query that cannot be read is refused with what to do', async () => {
    const { code, stderr } = await run(dataDir, ['export', '--query', 'statuss:failed'])
    expect([code, stderr]).toEqual([2, expect.stringContaining('status')])
  })

  it('a backup is made once under a name, and can be restored', async () => {
    const file = join(out, 'backup.db')
    expect(await ask(dataDir, ['backup', file])).toMatchObject({ file })
    expect((await run(dataDir, ['backup', file])).code).toBe(2)
    const other = tempDir()
    await ask(other, ['restore', file])
    expect(await ask(other, ['counts'])).toEqual(await ask(dataDir, ['counts']))
  })

  it('rebuild says how much it read', async () => {
    expect((await ask(dataDir, ['rebuild'])).entries).toBeGreaterThanOrEqual(3)
  })

  it('prune refuses when everything is kept, and says what would go when it is not', async () => {
    expect((await run(dataDir, ['prune', '--dry-run'])).stderr).toContain('for ever')
    await run(dataDir, ['settings', 'set', 'retention.maxTransactions', '2'])
    expect(await ask(dataDir, ['prune', '--dry-run'])).toMatchObject({ transactions: 1, byStatus: { succeeded: 1 } })
    await run(dataDir, ['settings', 'set', 'retention.maxTransactions', 'none'])
    expect((await ask(dataDir, ['data'])).retention.maxTransactions).toBeNull()
  })
})

it('prune counts one as one, and says when nothing went', async () => {
  const dataDir = await received(onTestFinished)
  await run(dataDir, ['settings', 'set', 'retention.maxTransactions', '2'])
  expect((await run(dataDir, ['prune'])).stdout).toBe('1 transaction is gone.\n')
  expect((await run(dataDir, ['prune'])).stdout).toBe('Nothing went.\n')
})

it.each([
  ['har', 'a HAR file'],
  ['csv', 'a CSV file'],
])('import says of an export as %s which one to make', async (format, what) => {
  const [dataDir, file] = [await received(onTestFinished), join(tempDir(), `own.${format}`)]
  expect(await run(dataDir, ['export', '--format', format, '-o', file])).toMatchObject({ code: 0 })
  const { code, stderr } = await run(dataDir, ['import', file])
  expect([code, stderr]).toEqual([2, `${file} is an export as ${what}, ${howElse}\n`])
})

const howElse =
  'which cannot be taken in again. Export it with hover-tray export --whole --format jsonl, and import that.'

it('a long action widens no table, and is whole for scripts', async () => {
  const [dataDir, title] = [tempDir(), 'Pay '.repeat(750).trim()]
  const id = await addApp(dataDir)
  const said = delivery({ uuid: 'long', action_name: title, input_extras: { phone: '0712345678' } })
  await run(dataDir, ['import', '-', '--source', id], JSON.stringify(said))
  const tables = await Promise.all(
    [['transactions'], ['erase', '--phone', '0712345678', '--dry-run']].map(args => run(dataDir, args)),
  )
  const widest = Math.max(...tables.flatMap(({ stdout }) => stdout.split('\n').map(line => line.length)))
  expect([tables.every(({ stdout }) => stdout.includes('…  ')), widest < 250]).toEqual([true, true])
  expect((await ask(dataDir, ['transactions'])).transactions[0].title.length).toBeGreaterThan(1_000)
})

it('erase takes out one customer', async () => {
  const dataDir = await received(onTestFinished)
  expect(await ask(dataDir, ['erase', '--phone', '+254 712 345 678', '--dry-run'])).toMatchObject({ transactions: 1 })
  await run(dataDir, ['erase', '--phone', '+254 712 345 678'])
  expect(await ask(dataDir, ['counts'])).toMatchObject({ succeeded: 0, failed: 1, pending: 1 })
})

it('a restore says that a customer who was erased since may be back, and what to do', async () => {
  const [dataDir, file] = [await received(onTestFinished), join(tempDir(), 'backup.db')]
  await run(dataDir, ['backup', file])
  await run(dataDir, ['erase', '--phone', '+254 712 345 678'])
  const { stdout } = await run(dataDir, ['restore', file])
  expect(stdout).toContain('A customer was erased since then, and may be back with this backup. Erase them again')
})

it('a script is told how many erasings a restore took back', async () => {
  const [dataDir, file] = [await received(onTestFinished), join(tempDir(), 'backup.db')]
  await run(dataDir, ['backup', file])
  await run(dataDir, ['erase', '--phone', '+254 712 345 678'])
  expect(await ask(dataDir, ['restore', file])).toMatchObject({ erasings: 1 })
})

it('an erasing that was cut short is told of by the engine and by the doctor, and not when it is finished', async () => {
  const dataDir = await received(onTestFinished)
  const obstacle = join(dataDir, 'store', 'state.db.before-rebuild')
  mkdirSync(obstacle)
  const erase = ['erase', '--phone', '0712345678']
  expect((await run(dataDir, erase)).code).toBe(1)
  const told = async () => {
    const { said, stop } = await serve(dataDir)
    await stop()
    const { stdout } = await run(dataDir, ['doctor'])
    return [said.stderr, stdout].map(text => text.includes('Erasing a customer was cut short'))
  }
  expect(await told()).toEqual([true, true])
  rmSync(obstacle, { recursive: true })
  expect((await run(dataDir, erase)).code).toBe(0)
  expect(await told()).toEqual([false, false])
})

it('while an engine runs: an export and a backup are made, the others are refused with a sentence', async () => {
  const dataDir = tempDir()
  await addApp(dataDir)
  const { line } = await serve(dataDir)
  await post(line.sources[0].localUrl, delivery({ uuid: 'a' }))
  const file = join(tempDir(), 'copy.db')
  const [whole, backup] = [await run(dataDir, ['export', '--whole']), await run(dataDir, ['backup', file])]
  expect([whole.code, whole.stdout.split('\n').length, backup.code, existsSync(file)]).toEqual([0, 4, 0, true])
  await run(dataDir, ['settings', 'set', 'retention.maxTransactions', '1'])
  const commands = [['rebuild'], ['prune'], ['restore', file], ['erase', '--phone', '0712345678']]
  const refused = await Promise.all(commands.map(args => run(dataDir, args)))
  expect(refused.map(({ code, stderr }) => [code, stderr.includes('Stop it, then')])).toEqual(
    commands.map(() => [1, true]),
  )
})

it.each([
  [['restore', tmpdir()], 'is a folder, not a file. Choose a file that hover-tray backup wrote.'],
  [['import', tmpdir()], `${tmpdir()} is a folder, not a file.`],
  [['export', '-o', '/nonexistent/x'], 'There is no folder /nonexistent to write to.'],
])('%j says what to give it instead', async (command, sentence) => {
  const dataDir = tempDir()
  await addApp(dataDir)
  expect((await run(dataDir, command)).stderr).toContain(sentence)
})
