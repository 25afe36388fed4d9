import { once } from 'node:events'
import { request } from 'node:http'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import Sqlite from 'better-sqlite3'
import { expect, it } from 'vitest'
import { delivery, post, s1, s2, startEngine } from './engine.ts'

it('C17 refuses a secret whose last character is another, and neither stores nor logs the body', async () => {
  const engine = await startEngine()
  const status = await engine.post(delivery('v01', {}, `${s1.slice(0, -1)}e`))
  expect([status, await engine.page(), engine.source('Shop').refused, await engine.told()]).toEqual([401, [], 1, []])
  expect([engine.bodies(), engine.filesWith('0700000001'), engine.filesWith(`${s1.slice(0, -1)}e`)]).toEqual([
    [],
    [],
    [],
  ])
})

it('C17 tells once, without haste, that several were refused, and what to do', async () => {
  const engine = await startEngine()
  for (let count = 0; count < 12; count++) await engine.post(delivery('v01', {}, 'wrong'))
  expect(await engine.told()).toMatchObject([
    {
      topic: 'refusals',
      title: 'Shop: 5 deliveries refused',
      body: 'Wrong secret. Check the webhook secret in the settings.',
    },
  ])
  expect(engine.source('Shop')).toMatchObject({
    refused: 12,
    hint: 'Refused: wrong secret. Check the webhook secret in the settings.',
  })
})

it.each([
  ['without meta', { data: delivery('v01').data }],
  ['with meta null', { ...delivery('v01'), meta: null }],
  ['with an empty secret', delivery('v01', {}, '')],
  ['with a number for a secret', delivery('v01', {}, 1)],
  ['with a list for a secret', delivery('v01', {}, [s1])],
  ['with an object for a secret', delivery('v01', {}, { secret: s1 })],
])('C18 refuses a delivery %s', async (_, body) => {
  const engine = await startEngine()
  const statuses = [await engine.post(body), await engine.post(body)]
  expect([statuses, await engine.page(), await engine.told()]).toEqual([[401, 401], [], []])
})

it('C18 tells nothing of many without a secret: that is no Hover', async () => {
  const engine = await startEngine()
  for (let count = 0; count < 8; count++) await engine.post({ data: {} })
  expect(await engine.told()).toEqual([])
})

it('C19 stores under the app of the secret, and flags that another app is named', async () => {
  const engine = await startEngine()
  await engine.post(delivery('v01'))
  const status = await engine.post(delivery('v02', { uuid: 'second-1' }, s2))
  await engine.post(delivery('v02', { uuid: 'second-2' }, s2))
  const row = (await engine.page()).find(({ providerId }) => providerId === 'second-1')
  expect([status, row?.sourceId, row?.flags]).toEqual([200, engine.source('Second').sourceId, ['APP_MISMATCH']])
  expect(await engine.told()).toMatchObject([
    { topic: 'flag', urgency: 'quiet', title: 'Second: a delivery of another Hover app' },
  ])
})

it('C20 takes the secret before until the end of its grace, and says which one proved it', async () => {
  const engine = await startEngine()
  const { sourceId } = engine.source('Shop')
  await engine.app().answers['sources.rotate']({ id: sourceId, secret: 'new-secret-new-secret-new-secret' })
  const current = await engine.post(delivery('v02', {}, 'new-secret-new-secret-new-secret'))
  const previous = await engine.post(delivery('v01'))
  const { received } = await engine.only()
  expect([current, previous, received.map(({ provenBy }) => provenBy).sort()]).toEqual([
    ...[200, 200],
    ['current-secret', 'previous-secret'],
  ])
  const settings = engine
    .app()
    .settings()
    .sources.find(({ id }) => id === sourceId)
  const until = settings?.kind === 'ussd-app' ? Date.parse(settings.previousSecretUntil ?? '') : Number.NaN
  engine.clock.sleep(until - engine.clock.now() - 1)
  const atLast = await engine.post(delivery('v01'))
  engine.clock.sleep(1)
  expect([atLast, await engine.post(delivery('v01')), (await engine.page()).length]).toEqual([200, 401, 1])
})

it.each([
  ['no data', { meta: { secret: s1 } }],
  ['a list as data', { meta: { secret: s1 }, data: [] }],
  ['another type', { ...delivery('v01'), data: { ...delivery('v01').data, type: 'device' } }],
  ['neither id nor uuid', { meta: { secret: s1 }, data: { type: 'transaction', attributes: { status: 'failed' } } }],
])('C21 sets aside what is proven but has %s, with one quiet notice', async (_, body) => {
  const engine = await startEngine()
  const statuses = [await engine.post(body), await engine.post(body)]
  expect([statuses, await engine.page(), (await engine.quarantined()).length]).toEqual([[200, 200], [], 2])
  expect(await engine.told()).toMatchObject([{ topic: 'quarantine', urgency: 'quiet', transactionId: null }])
})

it('C21 tells of the next one after an hour', async () => {
  const engine = await startEngine()
  await engine.post({ meta: { secret: s1 } })
  await engine.told()
  await engine.clock.advance(3_600_000)
  await engine.post({ meta: { secret: s1 } })
  expect((await engine.told()).length).toBe(2)
})

it('C22 goes by the uuid when the id is another, and finds it by both', async () => {
  const engine = await startEngine()
  const body = delivery('v01')
  const status = await engine.post({ ...body, data: { ...body.data, id: 'other-id-77' } })
  const { providerId, flags } = await engine.only()
  expect([status, providerId, flags]).toEqual([200, '3f0c1a52-6b1d-4a53-9c0e-0a1b2c3d4e01', ['ID_MISMATCH']])
  const found = async (text: string) => (await engine.app().store.page({ after: null, limit: 10, text })).rows.length
  expect([await found('other-id-77'), await found(providerId), await engine.told()]).toEqual([1, 1, []])
})

it.each<[string, string | Buffer]>([
  ['cut off JSON', '{"meta":'],
  ['a form', 'status=failed&id=1'],
  ['compressed garbage', gzipSync('{}')],
  ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d])],
  ['a list', '[{}]'],
])('C23 answers 400 to %s', async (_, body) => {
  const engine = await startEngine()
  const statuses = []
  for (let count = 0; count < 6; count++) statuses.push(await engine.post(body))
  expect([new Set(statuses), await engine.page(), await engine.told()]).toEqual([new Set([400]), [], []])
})

it('C24 answers 413 to a body over the limit and 400 to one nested 10,000 deep, and goes on', async () => {
  const engine = await startEngine()
  const large = await engine.post(delivery('v01', { padding: 'x'.repeat(1_100_000) })).catch(() => 413)
  const deep = await engine.post(`{"meta":{"secret":"${s1}"},"data":${'['.repeat(10_000)}${']'.repeat(10_000)}}`)
  expect([large, deep, await engine.page(), await engine.post(delivery('v01'))]).toEqual([413, 400, [], 200])
})

it.each(['GET', 'HEAD', 'PUT'])('C25 answers 405 to %s', async method => {
  const engine = await startEngine()
  const answer = await fetch(engine.hook(), { method })
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
})

it('C25 answers 404 on any other path', async () => {
  const engine = await startEngine()
  expect(await post(`${engine.hook()}x`, delivery('v01'))).toBe(404)
})

it('C32 keeps the same uuid of two apps apart', async () => {
  const engine = await startEngine()
  const statuses = [await engine.post(delivery('v01')), await engine.post(delivery('v02', {}, s2))]
  const rows = (await engine.page()).map(({ sourceId, status }) => [sourceId, status])
  expect([statuses, rows.length, Object.fromEntries(rows)]).toEqual([
    ...[[200, 200], 2],
    { [engine.source('Shop').sourceId]: 'pending', [engine.source('Second').sourceId]: 'succeeded' },
  ])
})

it('C34 answers 503 while the disk does not take it, keeps nothing half, and takes it once afterwards', async () => {
  const engine = await startEngine()
  const blocker = new Sqlite(join(engine.dataDir, 'store', 'journal.db'))
  blocker.exec('BEGIN IMMEDIATE')
  const refused = await engine.post(delivery('v01'))
  blocker.exec('ROLLBACK')
  blocker.close()
  const before = await engine.page()
  const accepted = await engine.post(delivery('v01'))
  expect([refused, before, accepted]).toEqual([503, [], 200])
  expect(await engine.only()).toMatchObject({ status: 'pending', deliveries: 1, duplicates: 0 })
})

it.each<[string, Readonly<Record<string, string>>, string]>([
  ['text/plain', { 'content-type': 'text/plain' }, ''],
  ['a charset', { 'content-type': 'application/json; charset=utf-8' }, ''],
  ['a byte order mark', {}, '\uFEFF'],
])('C37 accepts a body with %s', async (_, headers, prefix) => {
  const engine = await startEngine()
  expect(await post(engine.hook(), prefix + JSON.stringify(delivery('v01')), headers)).toBe(200)
  expect(await engine.only()).toMatchObject({ status: 'pending' })
})

it('C37 accepts a body without a content type', async () => {
  const engine = await startEngine()
  const sent = request(engine.hook(), { method: 'POST' })
  sent.end(JSON.stringify(delivery('v01')))
  const [answer] = await once(sent, 'response')
  answer.resume()
  expect([answer.statusCode, (await engine.only()).status]).toEqual([200, 'pending'])
})

it('C38 serves valid deliveries beside a flood of wrong secrets, and tells of it once', async () => {
  const engine = await startEngine()
  const flood = Array.from({ length: 90 }, () => engine.post(delivery('v01', {}, 'wrong')))
  const valid = await engine.post(delivery('v02'))
  expect([valid, new Set(await Promise.all(flood)), (await engine.page()).length]).toEqual([200, new Set([401]), 1])
  expect((await engine.told()).map(({ topic }) => topic)).toEqual(['refusals'])
})

it('tells an event of the other Hover by its shape, and gives a hint', async () => {
  const engine = await startEngine()
  const status = await engine.post({ event: 'job-state-changed-v2', webhook_id: 1, job_id: 2, state: 'failed' })
  expect([status, engine.source('Shop').hint]).toEqual([401, expect.stringContaining('hover.to')])
  expect(engine.logged.join('\n')).toContain('other-hover')
})
