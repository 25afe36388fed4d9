import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { newSourceSchema } from '../../../electron/contract/settings/new-source.ts'
import { settingsSchema } from '../../../electron/contract/settings/settings.ts'
import type { SignatureAlgorithm } from '../../../electron/core/hover-org/hover-signature.ts'
import { sign } from '../../../electron/services/receiving/gates/hover-signing.ts'
import file from '../../fixtures/hover-to/signature-vectors.json' with { type: 'json' }
import { codeDeadlineMs, type Engine, routes, startEngine } from './engine.ts'

type Headers = Readonly<Record<string, string>>

function vector(id: string) {
  const found = file.vectors.find(candidate => candidate.id === id)
  if (found === undefined) throw new Error(`There is no vector ${id}.`)
  const entries = Object.entries(found.headers).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return { body: found.body, path: found.path, headers: Object.fromEntries(entries) as Headers }
}

const v1 = vector('V1')
const date = 'Wed, 01 Jul 2026 12:00:00 GMT'
const without = (headers: Headers, name: string): Headers =>
  Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name))

/** An event as Hover would post it, signed now. */
function signed(event: object, on = date, algorithm: SignatureAlgorithm = 'sha256') {
  const body = JSON.stringify(event)
  const parts = { secret: file.secret, body: Buffer.from(body), path: '/hooks/hover', date: on }
  const signature = sign({ ...parts, contentType: 'application/json', algorithm })
  const name = algorithm === 'sha256' ? 'hover-signature-256' : 'hover-signature'
  const headers = {
    'content-type': 'application/json',
    date: on,
    [name]: `${algorithm}=${file.webhookId}:${signature}`,
  }
  return [body, headers] as const
}

const job = (state: string | null, rest: object = {}) => ({
  ...{ event: 'job-state-changed-v2', webhook_id: file.webhookId, job_external_identifier: 'ext-1', job_id: 7 },
  ...{ state, 'content-available': 1, job_estimated_hours_to_completion: 1.5 },
  ...rest,
})
const jobV1 = (state: string) => job(state, { event: 'job-state-changed' })

const kept = async (engine: Engine) => [(await engine.rows()).length, (await engine.quarantined()).length]
const nothing = [0, 0]
const statusesOf = async (engine: Engine, count: number) => {
  await engine.until(async () => (await engine.rows()).length === count)
  return (await engine.rows()).map(({ kind, status, providerStatus }) => [kind, status, providerStatus]).sort()
}
const refusals = ({ log }: Engine) =>
  log
    .map(line => JSON.parse(line))
    .flatMap(({ event, reason, skewMs }) => (/^delivery-/.test(event) ? [[event, reason ?? skewMs]] : []))

it.each([
  ['V1', ['job', 'succeeded', 'completed']],
  ['V3', ['job', 'failed', 'failed']],
])('R1 accepts the vector %s', async (id, told) => {
  const engine = await startEngine()
  const { body, headers } = vector(id)
  const answered = await engine.post(body, headers)
  expect([answered, await statusesOf(engine, 1)]).toEqual([200, [told]])
})

it.each([
  [true, 200],
  [false, 401],
])('R2 a delivery with SHA-1 alone: accepted %s, answered %i', async (acceptsSha1, status) => {
  const engine = await startEngine({ settings: { acceptsSha1 } })
  expect(await engine.post(v1.body, without(v1.headers, 'hover-signature-256'))).toBe(status)
})

it.each([
  ['one byte of the body', v1.body.replace('1.5', '1.6'), v1.headers, '/hooks/hover'],
  ['the path', v1.body, v1.headers, '/hooks/hover?x=1'],
  ['the Date', v1.body, { ...v1.headers, date: 'Wed, 01 Jul 2026 12:00:01 GMT' }, '/hooks/hover'],
  ['the Content-Type', v1.body, { ...v1.headers, 'content-type': 'application/json;charset=utf-8' }, '/hooks/hover'],
])('R3 refuses V1 with %s changed, and keeps nothing', async (_, body, headers, target) => {
  const engine = await startEngine()
  expect([await engine.post(body, headers, target), await kept(engine)]).toEqual([401, nothing])
})

it.each([
  ['V6', 'whose key was decoded'],
  ['V7', 'that names the method'],
  ['V8', 'over a blank digest'],
])('R4 refuses %s, a signature %s', async id => {
  const engine = await startEngine()
  const { body, headers } = vector(id)
  expect([await engine.post(body, headers), await kept(engine)]).toEqual([401, nothing])
})

it('R5 refuses a job event without a signature', async () => {
  const engine = await startEngine()
  expect([await engine.post(v1.body, { 'content-type': 'application/json', date }), await kept(engine)]).toEqual([
    401,
    nothing,
  ])
})

it.each([
  ['a webhook that we never registered', v1.body.replaceAll('41001', '9'), '9'],
  ['another webhook in the header than in the body', v1.body.replaceAll('41001', '9'), '41001'],
])('R6 refuses a signature that names %s, without a call to Hover', async (_, body, id) => {
  const engine = await startEngine()
  const headers = Object.fromEntries(
    Object.entries(v1.headers).map(([name, value]) => [name, value.replace('=41001:', `=${id}:`)]),
  )
  expect([await engine.post(body, headers), engine.hover.requests, await kept(engine)]).toEqual([401, [], nothing])
})

it('R7 gives a bad SHA-256 no second chance by a good SHA-1', async () => {
  const engine = await startEngine()
  const bad = { ...v1.headers, 'hover-signature-256': vector('V3').headers['hover-signature-256'] ?? '' }
  expect([await engine.post(v1.body, bad), await kept(engine)]).toEqual([401, nothing])
})

it('R8 holds a code that arrives before the 201, and verifies with one PUT', async () => {
  const engine = await startEngine()
  engine.hover.webhooks.habits.code = 'before-answer'
  await engine.goLive()
  expect(engine.calls(routes.verify).length).toBe(1)
})

/** Registered, and waiting for a code that does not come. */
async function awaitingCode() {
  const engine = await startEngine()
  engine.hover.webhooks.habits.code = 'never'
  await engine.connect()
  await engine.untilCodeIsDue()
  const id = engine.organization()?.webhooks[0]?.id ?? 0
  const postCode = (webhookId: number, code: string) =>
    engine.post(JSON.stringify({ event: 'webhook-verification-code', webhook_id: webhookId, code }), {
      'content-type': 'application/json',
    })
  return { engine, id, postCode }
}

it('R9 never verifies a code for a webhook that is not ours', async () => {
  const { engine, postCode } = await awaitingCode()
  const status = await postCode(999, '11111111-2222-4333-8444-555555555555')
  expect([status, engine.calls(routes.verify)]).toEqual([401, []])
})

it.each(['../jobs/1', 'a/b', 'a?b=c', '', 'x'.repeat(200)])('R9 never calls Hover for the code %j', async code => {
  const { engine, id, postCode } = await awaitingCode()
  const before = engine.hover.requests.length
  expect([await postCode(id, code), engine.hover.requests.length - before]).toEqual([401, 0])
})

it('R10 takes an unsigned code for our own registration under way', async () => {
  const engine = await startEngine()
  engine.hover.webhooks.habits.signsCodes = false
  await engine.goLive()
  expect(engine.hover.webhooks.rows()[0]?.verified_at).not.toBeNull()
})

it.each([
  ['our verified webhook', 0],
  ['an unknown webhook', 1],
])('R10 refuses an unsigned code for %s', async (_, offset) => {
  const engine = await startEngine()
  await engine.goLive()
  const webhookId = (engine.organization()?.webhooks[0]?.id ?? 0) + offset
  const code = { event: 'webhook-verification-code', webhook_id: webhookId, code: 'abc' }
  const status = await engine.post(JSON.stringify(code), { 'content-type': 'application/json' })
  expect([status, engine.calls(routes.verify).length]).toEqual([401, 1])
})

it('R10 refuses an unsigned code for our own registration once its time is over', async () => {
  const { engine, id, postCode } = await awaitingCode()
  await engine.clock.advance(codeDeadlineMs)
  await engine.untilLink('down')
  const status = await postCode(id, '11111111-2222-4333-8444-555555555555')
  expect([status, engine.calls(routes.verify)]).toEqual([401, []])
})

const old = 'Wed, 01 Jul 2026 11:44:00 GMT'

it('R11 refuses a good signature of 16 minutes ago, and logs it as stale, not as forged', async () => {
  const engine = await startEngine()
  const status = await engine.post(...signed(job('completed'), old))
  expect([status, refusals(engine), await kept(engine)]).toEqual([401, [['delivery-stale', 960_000]], nothing])
})

it('R11 does not take a forged delivery of 16 minutes ago for a stale one', async () => {
  const engine = await startEngine()
  const [, headers] = signed(job('completed'), old)
  await engine.post(JSON.stringify(job('failed')), headers)
  expect(refusals(engine)).toEqual([['delivery-refused', 'bad-signature']])
})

it('R11 names the clock when stale deliveries come again and again, until one is let in', async () => {
  const engine = await startEngine()
  const hints: unknown[] = []
  for (let times = 0; times < 3; times++) {
    await engine.post(...signed(job('completed'), old))
    hints.push(engine.source()?.hint)
  }
  await engine.post(...signed(job('completed')))
  expect([...hints, engine.source()?.hint]).toEqual([
    ...[null, null, expect.stringMatching(/clock is 16 minutes fast, or the deliveries are old/), null],
  ])
})

it('R11 knows a clock that is slow by a signature from the future', async () => {
  const engine = await startEngine()
  const ahead = 'Wed, 01 Jul 2026 12:20:00 GMT'
  for (let times = 0; times < 3; times++) await engine.post(...signed(job('completed'), ahead))
  expect(engine.source()?.hint).toMatch(/clock is 20 minutes slow/)
})

it('R11 accepts it when the window is wider', async () => {
  const engine = await startEngine({ settings: { replayWindowSeconds: 3_600 } })
  expect(await engine.post(...signed(job('completed'), old))).toBe(200)
})

it('R12 answers 200 to the same delivery twice, with one effect', async () => {
  const engine = await startEngine()
  const statuses = [await engine.post(...signed(job('failed'))), await engine.post(...signed(job('failed')))]
  await engine.until(async () => (await engine.rows())[0]?.duplicates === 1)
  const [row] = await engine.rows()
  const history = (await engine.detail(row?.id ?? ''))?.history.length
  await engine.until(() => engine.notices.length > 0)
  expect([statuses, row?.deliveries, history, engine.notices.length]).toEqual([[200, 200], 1, 1, 1])
})

it.each([
  [job('completed'), 'succeeded'],
  [jobV1('complete'), 'succeeded'],
  [job('failed'), 'failed'],
  [jobV1('cancelled'), 'cancelled'],
  [job('archived'), 'unknown'],
])('R13 knows %j as %s', async (event, status) => {
  const engine = await startEngine()
  expect([await engine.post(...signed(event)), await statusesOf(engine, 1)]).toEqual([
    200,
    [['job', status, event.state]],
  ])
})

it('R14 reports a completed job and the model of it that failed', async () => {
  const engine = await startEngine()
  const model = { event: 'model-state-changed', webhook_id: file.webhookId, job_id: 7, model_id: 71, state: 'failed' }
  await engine.post(...signed(model))
  await engine.post(...signed(job('completed')))
  expect(await statusesOf(engine, 2)).toEqual([
    ['job', 'succeeded', 'completed'],
    ['model', 'failed', 'failed'],
  ])
})

const v1States = [
  ...['paying', 'uploading', 'working', 'processing_upload', 'submitting', 'waitlisted', 'waiting_approval'],
  ...['retrieving', 'processing', 'failed', 'requesting_improvements', 'processing_upload_for_improvements'],
  ...['cancelled', 'complete', 'requesting_corrections', 'complete'],
]

it('R15 takes the 15 states of the first event in any order, and a second completion as news', async () => {
  const engine = await startEngine()
  for (const [index, state] of v1States.entries()) {
    // Each signed at its own second, as Hover would.
    const on = new Date(Date.parse(date) + index * 1_000).toUTCString()
    await engine.post(...signed(jobV1(state), on))
  }
  await engine.until(async () => (await engine.rows())[0]?.deliveries === v1States.length)
  const [row] = await engine.rows()
  const history = (await engine.detail(row?.id ?? ''))?.history.map(({ to }) => to)
  expect(history).toEqual(['pending', 'failed', 'pending', 'cancelled', 'succeeded', 'pending', 'succeeded'])
})

it('R16 keeps an unknown event aside', async () => {
  const engine = await startEngine()
  const status = await engine.post(...signed({ event: 'deliverable-created', webhook_id: file.webhookId, job_id: 7 }))
  await engine.until(async () => (await engine.quarantined()).length === 1)
  expect([status, (await engine.rows()).length]).toEqual([200, 0])
})

it.each([
  ['keys that it does not know', job('failed', { new_key: { deep: [1] } })],
  ['no external id', job('failed', { job_external_identifier: null })],
  ['an id as text', job('failed', { job_id: '7', webhook_id: '41001' })],
])('R16 reads an event with %s', async (_, event) => {
  const engine = await startEngine()
  const status = await engine.post(...signed(event))
  await engine.until(async () => (await engine.rows()).length === 1)
  expect([status, (await engine.rows())[0]?.providerId]).toEqual([200, '7'])
})

it('R17 keeps the event before it answers, and does the work again when it was lost', async () => {
  const engine = await startEngine()
  const status = await engine.post(...signed(job('failed')))
  await engine.restart(() => {
    const files = readdirSync(engine.dataDir, { recursive: true, encoding: 'utf8' })
    for (const name of files.filter(each => /state\.db/.test(each))) rmSync(join(engine.dataDir, name))
  })
  expect([status, await statusesOf(engine, 1)]).toEqual([200, [['job', 'failed', 'failed']]])
})

it('R18 accepts a Content-Type with a charset as it came', async () => {
  const engine = await startEngine()
  const { body, headers } = vector('V5')
  expect(await engine.post(body, headers)).toBe(200)
})

it('R19 refuses an address with a query before it is registered', () => {
  const tunnel = { kind: 'manual', url: 'https://a.example/hooks?t=abc' }
  expect(settingsSchema.safeParse({ tunnel }).error?.issues[0]?.message).toMatch(/\?/)
})

it('R19 refuses a hook path with a query before it is registered', () => {
  const source = { kind: 'hover-org', name: 'More', clientId: 'c', clientSecret: 's', hookPath: '/hooks/more?t=abc' }
  expect(newSourceSchema.safeParse(source).error?.issues[0]?.message).toMatch(/no query/)
})

it.each([
  ['the query', '/hooks/hover?t=abc', 200],
  ['no query', '/hooks/hover', 401],
])('R19 answers the signature over a query, posted with %s, with its due', async (_, target, status) => {
  const engine = await startEngine()
  const { body, headers } = vector('V4')
  expect(await engine.post(body, headers, target)).toBe(status)
})
