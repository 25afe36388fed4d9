import { constants } from 'node:os'
import { describe, expect, it } from 'vitest'
import { addApp, ask, delivery, post, run, secret, serve, tempDir } from '../cli-kit.ts'

const other = '0123456789abcdef0123456789abcdef'

describe('the ready line', () => {
  it('names each source with the local address of its hook', async () => {
    const dataDir = tempDir()
    const id = await addApp(dataDir)
    const { line } = await serve(dataDir)
    expect(line).toMatchObject({
      event: 'ready',
      dataDir,
      practice: null,
      sources: [
        { id, kind: 'ussd-app', name: 'Shop', localUrl: `http://127.0.0.1:${line.port}${line.sources[0].hookPath}` },
      ],
    })
  })

  it('is all that stands on stdout', async () => {
    const dataDir = tempDir()
    await addApp(dataDir)
    const { line, said, stop } = await serve(dataDir)
    await post(line.sources[0].localUrl, delivery({ environment: 'normal' }))
    await stop()
    expect(said.stdout).toBe(`${JSON.stringify(line)}\n`)
  })
})

describe('a delivery', () => {
  it('is there for scripts as soon as it was answered', async () => {
    const dataDir = tempDir()
    await addApp(dataDir)
    const { line } = await serve(dataDir)
    await post(line.sources[0].localUrl, delivery())
    expect(await ask(dataDir, ['transactions'])).toMatchObject({
      transactions: [
        {
          status: 'failed',
          category: 'low-balance',
          environment: 'debug',
          deliveries: 1,
          duplicates: 0,
          flags: ['LATE'],
        },
      ],
      next: null,
    })
  })

  it('that is repeated is counted, and changes nothing else', async () => {
    const dataDir = tempDir()
    await addApp(dataDir)
    const { line } = await serve(dataDir)
    for (let n = 0; n < 3; n++) await post(line.sources[0].localUrl, delivery())
    const { transactions } = await ask(dataDir, ['transactions'])
    expect(transactions).toMatchObject([{ deliveries: 1, duplicates: 2 }])
  })

  it('with a wrong secret is refused with 401, said, and not stored', async () => {
    const dataDir = tempDir()
    await addApp(dataDir)
    const { line, untilSaid } = await serve(dataDir)
    expect(await post(line.sources[0].localUrl, delivery({}, other))).toBe(401)
    await untilSaid(/refused +ussd-.* "Shop": 1 since the start/)
    expect(await ask(dataDir, ['transactions'])).toEqual({ transactions: [], next: null })
  })

  it('that fails a customer is told on stderr', async () => {
    const dataDir = tempDir()
    await addApp(dataDir)
    const { line, untilSaid } = await serve(dataDir)
    await post(line.sources[0].localUrl, delivery({ environment: 'normal' }))
    await untilSaid(/failed +Send Money failed \(Low balance .*Shop\)\n/)
  })
})

describe('changes by other commands while it runs', () => {
  it('takes up a source that is added', async () => {
    const dataDir = tempDir()
    const { untilSaid } = await serve(dataDir)
    await addApp(dataDir)
    const said = await untilSaid(/source-added +ussd-\w+ "Shop": http:\S+(?=\n)/)
    expect(await post(said.split(' ').at(-1) ?? '', delivery())).toBe(200)
  })

  it('closes the hook of a source that is removed', async () => {
    const dataDir = tempDir()
    const id = await addApp(dataDir)
    const { line, untilSaid } = await serve(dataDir)
    await run(dataDir, ['sources', 'remove', id])
    await untilSaid(/source-removed +ussd-/)
    expect(await post(line.sources[0].localUrl, delivery())).toBe(404)
  })

  it('accepts both secrets after a rotation, and knows which one came', async () => {
    const dataDir = tempDir()
    const id = await addApp(dataDir)
    const { line } = await serve(dataDir)
    const { localUrl } = line.sources[0]
    await run(dataDir, ['sources', 'rotate', id, '--secret-stdin'], other)
    const newSecret = delivery({ uuid: 'n' }, other)
    while ((await post(localUrl, newSecret)) !== 200) await new Promise(resolve => setImmediate(resolve))
    await post(localUrl, delivery({ uuid: 'o' }, secret))
    const [fresh, old] = [await ask(dataDir, ['show', 'n']), await ask(dataDir, ['show', 'o'])]
    expect([fresh.received[0].provenBy, old.received[0].provenBy]).toEqual(['current-secret', 'previous-secret'])
  })

  it('changes the tunnel', async () => {
    const dataDir = tempDir()
    const { untilSaid } = await serve(dataDir)
    await run(dataDir, ['tunnel', 'set', 'manual', '--url', 'http://127.0.0.1:9/in'])
    await untilSaid(/tunnel +online at http:\/\/127\.0\.0\.1:9\/in\n/)
  })

  it('says which command mends a missing authtoken', async () => {
    const dataDir = tempDir()
    const { untilSaid } = await serve(dataDir)
    await run(dataDir, ['tunnel', 'set', 'ngrok'])
    await untilSaid(/tunnel +down: .*hover-tray tunnel set ngrok --authtoken-stdin/)
  })
})

describe('stopping', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('ends with 0 after %s', async signal => {
    const running = await serve(tempDir())
    running.signal(signal)
    expect(await running.ended).toBe(0)
  })

  it('ends at once after a second signal', async () => {
    const running = await serve(tempDir())
    // Asleep until both are there: however slow the machine is, the first cannot have ended it before the second comes.
    for (const signal of ['SIGSTOP', 'SIGTERM', 'SIGINT', 'SIGCONT'] as const) running.signal(signal)
    expect([128 + constants.signals.SIGTERM, 128 + constants.signals.SIGINT]).toContain(await running.ended)
  })
})

it('loses nothing that was answered when it is killed, and tells of it', async () => {
  const dataDir = tempDir()
  await addApp(dataDir)
  const killed = await serve(dataDir)
  await post(killed.line.sources[0].localUrl, delivery({ environment: 'normal' }))
  killed.signal('SIGKILL')
  await killed.ended
  const again = await serve(dataDir)
  await again.stop()
  const [{ transactions }, { notices }] = [await ask(dataDir, ['transactions']), await ask(dataDir, ['notices'])]
  expect([transactions.length, notices.map((notice: { state: string }) => notice.state)]).toEqual([1, ['shown']])
})

it('tells nobody twice of what was told before', async () => {
  const dataDir = tempDir()
  await addApp(dataDir)
  const first = await serve(dataDir)
  await post(first.line.sources[0].localUrl, delivery({ environment: 'normal' }))
  await first.untilSaid(/Send Money failed/)
  await first.stop()
  const second = await serve(dataDir)
  await second.stop()
  expect(second.said.stderr).not.toContain('Send Money failed')
})
