import { join } from 'node:path'
import { expect, test } from 'vitest'
import { storeFolder } from '../../../electron/services/folder/data-folder.ts'
import { createJournalReading } from '../../../electron/services/store/journal/file/journal-reading.ts'
import { openJournal } from '../../../electron/services/store/journal/file/open-journal.ts'
import { placeOf } from '../store/store-kit.ts'
import { pathOf, startApi } from './api-kit.ts'

/** Decisions in the journal of an engine that has ended. */
function actsIn(dataDir: string) {
  const journal = openJournal(placeOf(join(dataDir, storeFolder)))
  const acts = createJournalReading(journal)
    .after(0, 1000)
    .flatMap(entry => (entry.kind === 'act' && entry.act !== null ? [entry.act] : []))
  journal.close()
  return acts.filter(({ kind }) => kind === 'resolved' || kind === 'reopened')
}

const phone = '0712345678'

test('lists what a query finds, newest first, and goes on behind a page', async () => {
  const { receive, get } = await startApi()
  for (const [uuid, status, day] of [
    ['a', 'failed', 1],
    ['b', 'succeeded', 2],
    ['c', 'failed', 3],
    ['d', 'failed', 4],
  ] as const)
    await receive({ uuid, status, initiated_at: `2026-03-0${day}T09:00:00Z` })
  const first = await get('/v1/transactions?query=status:failed&limit=2')
  const second = await get(`/v1/transactions?query=status:failed&limit=2&after=${first.next}`)
  const ids = [first, second].map(page => page.transactions.map((row: { providerId: string }) => row.providerId))
  expect([ids, second.next]).toEqual([[['d', 'c'], ['a']], null])
})

test('says what is wrong with a query in a sentence, as problem+json', async () => {
  const { ask } = await startApi()
  const { status, headers, body } = await ask('/v1/transactions?query=colour:red')
  expect([status, headers['content-type']]).toEqual([400, 'application/problem+json'])
  expect(JSON.parse(body)).toMatchObject({
    status: 400,
    code: 'invalid-input',
    detail: expect.stringMatching(/colour/),
  })
})

test.each([
  ['/v1/transactions?limit=501', 400, 'limit'],
  ['/v1/transactions?limit=ten', 400, 'limit'],
  ['/v1/transactions?limit=1&limit=2', 400, 'twice'],
  ['/v1/transactions?after=xyz', 400, 'next'],
  ['/v1/transactions?offset=3', 400, 'not known here'],
  ['/v1/transactions?zone=Mars/Olympus&query=since:2026-01-01', 400, 'zone'],
  ['/v1/transactions/nobody', 404, 'no such transaction'],
  ['/v1/transactions/nobody/deliveries', 404, 'no such transaction'],
  ['/v1/transactions/a%', 400, 'encode'],
  ['/v1/deliveries/999', 404, 'no such delivery'],
  ['/v1/deliveries/one', 400, 'seq'],
  ['/v1/report?since=yesterday', 400, 'since'],
  ['/v1/secrets', 404, 'openapi.json'],
  ['/', 404, 'openapi.json'],
])('answers %s with %i and what to do', async (path, status, words) => {
  const { ask } = await startApi()
  const answered = await ask(path)
  expect([answered.status, JSON.parse(answered.body).detail]).toEqual([status, expect.stringContaining(words)])
})

test('shows one transaction and its deliveries, masked', async () => {
  const api = await startApi()
  await api.receive({ uuid: 'a', user_message: `Sent to ${phone}` })
  const path = await pathOf(api, 'a')
  const answers = [await api.ask(path), await api.ask(`${path}/deliveries`), await api.ask('/v1/transactions/a')]
  const [{ seq }] = JSON.parse(answers[1]?.body ?? '').deliveries
  answers.push(await api.ask(`/v1/deliveries/${seq}`), await api.ask('/v1/transactions'))
  for (const { status, body } of answers) {
    expect([status, body.includes(phone), body.includes('•••678')]).toEqual([200, false, true])
  }
})

test('shows a transaction as the command line does', async () => {
  const api = await startApi()
  await api.receive({ uuid: 'a', user_message: `Sent to ${phone}` })
  const shown = await api.get('/v1/transactions/a')
  const detail = await api.app.store.detail('a')
  expect(JSON.parse(JSON.stringify(detail))).toMatchObject({ ...shown, explanation: expect.anything() })
})

test('decides by hand and takes it back, journaled with who did it', async () => {
  const api = await startApi()
  await api.receive({ uuid: 'a', status: 'failed' })
  const decided = await api.decide('/v1/transactions/a/resolve', { verdict: 'succeeded', note: 'seen', by: 'Amina' })
  expect([decided.status, JSON.parse(decided.body).transaction.resolution]).toMatchObject([
    200,
    { verdict: 'succeeded', note: 'seen' },
  ])
  const reopened = await api.decide('/v1/transactions/a/reopen')
  expect(JSON.parse(reopened.body).transaction.resolution).toBeNull()
  await api.app.stop()
  expect(actsIn(api.dataDir)).toMatchObject([
    { kind: 'resolved', verdict: 'succeeded', note: 'seen', by: 'api: Amina' },
    { kind: 'reopened', by: 'api' },
  ])
})

test.each([
  ['a verdict that is none', { verdict: 'pending' }, 'verdict'],
  ['no verdict', {}, 'verdict'],
  ['a field that is not known', { verdict: 'failed', reveal: true }, 'not known here'],
  ['a name with a line break', { verdict: 'failed', by: 'a\nb' }, 'by'],
  ['a list', [], ''],
])('decides nothing by %s', async (_what, body, words) => {
  const api = await startApi()
  await api.receive({ uuid: 'a', status: 'failed' })
  const { status, body: said } = await api.decide('/v1/transactions/a/resolve', body)
  expect([status, JSON.parse(said).detail]).toEqual([400, expect.stringContaining(words)])
  expect((await api.get('/v1/transactions/a')).resolution).toBeNull()
})

test('decides nothing about what is not there', async () => {
  const { decide } = await startApi()
  expect((await decide('/v1/transactions/nobody/reopen')).status).toBe(404)
})

test('reports what happened, and how each link is', async () => {
  const { receive, get } = await startApi()
  await receive({
    uuid: 'a',
    status: 'failed',
    initiated_at: '2026-03-01T09:00:00Z',
    updated_at: '2026-03-01T09:01:00Z',
  })
  const report = await get('/v1/report?since=2026-01-01T00:00:00Z&zone=Africa/Nairobi')
  const health = await get('/v1/health')
  expect(report).toMatchObject({ since: '2026-01-01T00:00:00.000Z', counts: { failed: 1 } })
  expect(health.links.map(({ name }: { name: string }) => name)).toContain('receiver')
})

test('says which methods a path takes', async () => {
  const { ask } = await startApi()
  const answers = [await ask('/v1/transactions', { method: 'DELETE' }), await ask('/v1/transactions/a/resolve')]
  expect(answers.map(({ status, headers }) => [status, headers.allow])).toEqual([
    [405, 'GET'],
    [405, 'POST'],
  ])
})

test('a mistake inside is told without its message, and the next question is answered', async () => {
  const api = await startApi()
  await api.app.stop()
  const { status, body } = await api.ask('/v1/transactions')
  expect([status, JSON.parse(body).code]).toEqual([500, 'internal'])
  expect((await api.ask('/v1/health')).status).toBe(200)
})
