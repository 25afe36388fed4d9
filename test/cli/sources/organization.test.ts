import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { createPracticeHover, type PracticeHover } from '../../../electron/services/practice/server.ts'
import { sign } from '../../../electron/services/receiving/gates/hover-signing.ts'
import { ask, type Running, run, serve, startRunning, tempDir } from '../cli-kit.ts'

interface PracticeLine {
  readonly url: string
  readonly stories: readonly string[]
  readonly credentials: { readonly org: { readonly clientId: string; readonly clientSecret: string } }
}

const registerCalls = ({ requests }: PracticeHover): number =>
  requests.filter(({ route }) => route === 'POST /api/v2/webhooks').length

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}

async function startPractice(): Promise<PracticeLine & { readonly running: Running }> {
  const running = startRunning(tempDir(), ['practice'])
  return { ...(await running.ready()), running }
}

async function addOrg(
  dataDir: string,
  { url, credentials }: Pick<PracticeLine, 'url' | 'credentials'>,
): Promise<string> {
  const { clientId, clientSecret } = credentials.org
  const args = ['sources', 'add', 'hover-org', '--name', 'Homes', '--base-url', url, '--client-id', clientId]
  const { stdout } = await run(dataDir, [...args, '--client-secret-stdin'], clientSecret)
  return stdout.trim()
}

/** What a person does in the browser. */
async function consent(url: string): Promise<string> {
  const page = await (await fetch(url)).text()
  return /<b>(\w+)<\/b>/.exec(page)?.[1] ?? ''
}

async function connect(dataDir: string, id: string) {
  const { stdout } = await run(dataDir, ['sources', 'authorize', id])
  return run(dataDir, ['sources', 'connect', id, '--code-stdin'], await consent(stdout.trim()))
}

const play = (url: string, story: string) =>
  fetch(`${url}/practice/play`, { method: 'POST', body: JSON.stringify({ story }) })

it('connects an organization while the engine runs: added, waiting for the consent, live, and its jobs come', async () => {
  const practice = await startPractice()
  const dataDir = tempDir()
  const engine = await serve(dataDir)
  const id = await addOrg(dataDir, practice)
  await engine.untilSaid(new RegExp(`source +${id} "Homes": down: .*hover-tray sources authorize ${id}`))
  expect(await connect(dataDir, id)).toMatchObject({ code: 0 })
  await engine.untilSaid(new RegExp(`source +${id} "Homes": live`))
  await play(practice.url, 'job-failed')
  await engine.untilSaid(/failed +Job \d+ failed \(Homes\)/)
  expect(await ask(dataDir, ['transactions', '--source', id])).toMatchObject({
    transactions: [{ kind: 'job', status: 'failed', sourceKind: 'hover-org' }],
  })
})

it('registers an organization that was connected before the engine started', async () => {
  const practice = await startPractice()
  const dataDir = tempDir()
  const id = await addOrg(dataDir, practice)
  await connect(dataDir, id)
  const { untilSaid } = await serve(dataDir)
  await untilSaid(new RegExp(`source +${id} "Homes": live`))
  const { sources } = await ask(dataDir, ['sources', 'list'])
  expect(sources).toMatchObject([{ isConnected: true, webhooks: [{ verified: true, registeredBy: 'app' }] }])
})

it('says when the code was wrong', async () => {
  const dataDir = tempDir()
  const id = await addOrg(dataDir, await startPractice())
  expect(await run(dataDir, ['sources', 'connect', id, '--code-stdin'], 'wrong')).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^Hover did not accept the code\. .*\n$/),
  })
})

it('says when Hover cannot be reached', async () => {
  const practice = await startPractice()
  const dataDir = tempDir()
  const id = await addOrg(dataDir, practice)
  await practice.running.stop()
  const { stderr } = await run(dataDir, ['sources', 'connect', id, '--code-stdin'], 'any')
  expect(stderr).toMatch(/^Hover could not be reached\. .*\n$/)
})

it('takes its webhook back from Hover when the organization is removed', async () => {
  const practice = await startPractice()
  const dataDir = tempDir()
  const id = await addOrg(dataDir, practice)
  await connect(dataDir, id)
  const engine = await serve(dataDir)
  await engine.untilSaid(/"Homes": live/)
  await run(dataDir, ['sources', 'remove', id])
  await engine.stop()
  const again = await addOrg(dataDir, practice)
  await connect(dataDir, again)
  const second = await serve(dataDir)
  await second.untilSaid(/"Homes": live/)
  const { sources } = await ask(dataDir, ['sources', 'list'])
  expect(sources[0].webhooks).toHaveLength(1)
})

it('renews the webhook of an organization through the engine that runs', async () => {
  const practice = await startPractice()
  const dataDir = tempDir()
  const id = await addOrg(dataDir, practice)
  await connect(dataDir, id)
  const engine = await serve(dataDir)
  await engine.untilSaid(/"Homes": live/)
  const before = (await ask(dataDir, ['sources', 'list'])).sources[0].webhooks
  const { code } = await run(dataDir, ['sources', 'renew-webhook', id])
  const after = (await ask(dataDir, ['sources', 'list'])).sources[0].webhooks
  expect([code, after]).toEqual([0, [{ ...before[0], id: before[0].id + 1 }]])
})

it('takes the client secret of an organization again, which a wrong one kept from connecting', async () => {
  const practice = await startPractice()
  const dataDir = tempDir()
  const { clientSecret, clientId } = practice.credentials.org
  const wrong = { url: practice.url, credentials: { org: { clientId, clientSecret: 'mistyped' } } }
  const id = await addOrg(dataDir, wrong)
  const before = await connect(dataDir, id)
  const given = await run(dataDir, ['sources', 'credentials', id, '--client-secret-stdin'], clientSecret)
  expect([before, given, await connect(dataDir, id)]).toMatchObject([
    { code: 1, stderr: expect.stringContaining('If the secret of the integration was changed') },
    { code: 0, stdout: '', stderr: expect.stringContaining(`hover-tray sources authorize ${id}`) },
    { code: 0 },
  ])
})

it('asks for the consent again when an organization gets another client ID while the engine runs', async () => {
  const practice = await startPractice()
  const dataDir = tempDir()
  const id = await addOrg(dataDir, practice)
  await connect(dataDir, id)
  const engine = await serve(dataDir)
  await engine.untilSaid(/"Homes": live/)
  await run(dataDir, ['sources', 'credentials', id, '--client-id', 'other', '--client-secret-stdin'], 'other-secret')
  await engine.untilSaid(new RegExp(`"Homes": down: .*hover-tray sources authorize ${id}`))
  expect((await ask(dataDir, ['sources', 'list'])).sources).toMatchObject([{ clientId: 'other', isConnected: false }])
})

it('takes no client secret as an argument', async () => {
  const dataDir = tempDir()
  const id = await addOrg(dataDir, await startPractice())
  expect(await run(dataDir, ['sources', 'credentials', id])).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/never as an argument/),
  })
})

it('does not renew a webhook while no engine runs, and says what to do', async () => {
  const dataDir = tempDir()
  const id = await addOrg(dataDir, await startPractice())
  expect(await run(dataDir, ['sources', 'renew-webhook', id])).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/hover-tray serve/),
  })
})

it('accepts the signed deliveries of a webhook that a person registered', async () => {
  const dataDir = tempDir()
  const practice = await startPractice()
  const id = await addOrg(dataDir, practice)
  const hmacSecret = 'made-by-hand-hmac-secret'
  await run(dataDir, ['sources', 'webhook', id, '--webhook-id', '4711', '--secret-stdin'], hmacSecret)
  const { line } = await serve(dataDir)
  const { localUrl, hookPath } = line.sources[0]
  const body = Buffer.from(
    JSON.stringify({ event: 'job-state-changed-v2', webhook_id: 4711, job_id: 99, state: 'failed' }),
  )
  const date = new Date().toUTCString()
  const signed = { secret: hmacSecret, contentType: 'application/json', body, path: hookPath, date }
  const answer = await fetch(localUrl, {
    method: 'POST',
    body,
    headers: {
      ...{ 'content-type': 'application/json', date },
      'hover-signature-256': `sha256=4711:${sign({ ...signed, algorithm: 'sha256' })}`,
    },
  })
  const { sources } = await ask(dataDir, ['sources', 'list'])
  expect([answer.status, sources[0].webhooks]).toEqual([
    200,
    [{ id: 4711, url: null, verified: null, registeredBy: 'person' }],
  ])
})

it('finds the webhook again that Hover made while the engine was killed', async () => {
  const practice = createPracticeHover({ now: Date.now, after: ms => setTimeout(ms), randomBytes })
  onTestFinished(practice.stop)
  const { url } = await practice.start()
  const dataDir = tempDir()
  const id = await addOrg(dataDir, { url, credentials: practice.credentials })
  await run(dataDir, ['sources', 'connect', id, '--code-stdin'], practice.authorizeCode())
  practice.faults.withholdAnswer('POST /api/v2/webhooks')
  const port = String(await freePort())
  const first = await serve(dataDir, ['--port', port])
  await expect.poll(() => practice.webhooks.rows().length).toBe(1)
  first.signal('SIGKILL')
  await first.ended
  const second = await serve(dataDir, ['--port', port])
  await second.untilSaid(/"Homes": live/)
  expect([practice.webhooks.rows(), registerCalls(practice)]).toMatchObject([[{ verified_at: expect.any(String) }], 1])
})

it('practises on its own: transactions of both products come', async () => {
  const dataDir = tempDir()
  const { line, untilSaid, stop } = await serve(dataDir, ['--practice'])
  expect(line.practice.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  await untilSaid(/"Practice homes": live/)
  await Promise.all(['job-failed', 'low-balance'].map(story => play(line.practice.url, story)))
  await untilSaid(/Job \d+ failed \(Practice homes\)/)
  await untilSaid(/Send Money failed \(.*Practice shop\)/)
  await stop()
  const { transactions } = await ask(dataDir, ['transactions'])
  expect(new Set(transactions.map((row: { sourceKind: string }) => row.sourceKind))).toEqual(
    new Set(['ussd-app', 'hover-org']),
  )
})

it('leaves practice behind when it was asked for this run', async () => {
  const dataDir = tempDir()
  const { stop } = await serve(dataDir, ['--practice'])
  await stop()
  expect(await ask(dataDir, ['settings', 'show'])).toMatchObject({ practice: false, sources: [] })
})

it('practice alone lists its stories', async () => {
  const { stories } = await startPractice()
  expect(stories).toEqual(expect.arrayContaining(['low-balance', 'job-failed']))
})
