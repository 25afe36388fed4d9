import { beforeAll, describe, expect, it } from 'vitest'
import { tidyUpAfterAll } from '../../tidy-up.ts'
import { addApp, ask, delivery, post, run, serve, tempDir } from '../cli-kit.ts'

it('answers with nothing for a folder in which nothing was received', async () => {
  expect(await ask(tempDir(), ['deliveries'])).toEqual({ deliveries: [] })
})

describe('of four deliveries about two transactions, one of them twice, and one that was odd', () => {
  let dataDir = ''
  const atEnd = tidyUpAfterAll()
  beforeAll(async () => {
    dataDir = tempDir(atEnd)
    await addApp(dataDir)
    const { line, stop } = await serve(dataDir, [], atEnd)
    const url = line.sources[0].localUrl
    const pending = delivery({ uuid: 'a', status: 'pending' })
    const ended = delivery({ uuid: 'a', status: 'failed', user_message: 'Call 254712345678' })
    for (const sent of [pending, delivery({ uuid: 'b', status: 'succeeded' }), ended, ended]) await post(url, sent)
    await post(url, { ...pending, data: [] })
    await stop()
  })

  const labels = async (...args: readonly string[]) =>
    (await ask(dataDir, ['deliveries', ...args])).deliveries.map((one: { label: string }) => one.label)

  it('lists the newest first, with what each did', async () => {
    expect(await labels()).toEqual(['odd', 'duplicate', 'update', 'new', 'new'])
  })

  it('goes on before a place in the journal', async () => {
    const [first, second] = [
      ['--limit', '2'],
      ['--limit', '2'],
    ]
    const { deliveries } = await ask(dataDir, ['deliveries', ...first])
    expect(await labels(...second, '--before', String(deliveries.at(-1).seq))).toEqual(['update', 'new'])
  })

  it('lists those of one transaction', async () => {
    expect(await labels('a')).toEqual(['duplicate', 'update', 'new'])
  })

  it('shows what each says, masked', async () => {
    const { deliveries } = await ask(dataDir, ['deliveries', 'a', '--contents'])
    expect(deliveries[1].content).toContain('"failed"')
    expect(deliveries[1].content).not.toContain('254712345678')
  })

  it('prints a line for each, and below it what it says', async () => {
    const { stdout } = await run(dataDir, ['deliveries', '--limit', '3', '--contents'])
    expect(stdout).toMatch(/received +journal +what it did/)
    expect(stdout).toMatch(/update +failed .*\n {2}\{/)
  })

  it('ends with 1 and a sentence for a transaction that there is not', async () => {
    const { code, stderr } = await run(dataDir, ['deliveries', 'nobody'])
    expect([code, stderr]).toEqual([1, expect.stringContaining('There is no transaction with the id nobody')])
  })
})
