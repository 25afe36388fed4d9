import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type QuestionName, questions } from '../../../electron/contract/bridge/ipc.ts'
import { isEngineQuestion, questionPlaces } from '../../../electron/contract/bridge/question-places.ts'
import { questionShapes } from '../../../electron/services/api/window/question-shapes.ts'
import { storeFolder } from '../../../electron/services/folder/data-folder.ts'
import { createJournalReading } from '../../../electron/services/store/journal/file/journal-reading.ts'
import { openJournal } from '../../../electron/services/store/journal/file/open-journal.ts'
import { secret } from '../doctor/engine-kit.ts'
import { placeOf } from '../store/store-kit.ts'
import { startApi } from './api-kit.ts'
import { readEvents } from './event-reading.ts'

type Api = Awaited<ReturnType<typeof startApi>>

const names = Object.keys(questionPlaces) as QuestionName[]
const json = { 'content-type': 'application/json' }

const askWindow = async (
  { ask }: Api,
  question: string,
  { input, headers = {} }: { readonly input?: unknown; readonly headers?: Readonly<Record<string, string>> } = {},
) => {
  const asked = { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify({ input }) }
  const { status, body } = await ask(`/v1/window/${question}`, asked)
  return { status, ...JSON.parse(body) }
}

/** An input that each question of an engine takes, of a transaction that is there. */
const inputs = (id: string): Readonly<Record<string, unknown>> => ({
  'transactions.page': { query: 'status:failed', zone: 'Africa/Nairobi' },
  'transactions.count': { query: 'status:failed' },
  'query.complete': { text: 'status:', caret: 7 },
  'views.set': [{ id: 'mine', name: 'Mine', query: 'status:failed' }],
  overview: { since: '2019-01-01T00:00:00Z', until: '2020-01-01T00:00:00Z', by: 'operator' },
  'transactions.detail': { id },
  'transactions.contents': { id },
  'transactions.resolve': { id, verdict: 'succeeded', note: '' },
  'transactions.reopen': { id },
  'transactions.propose-parser': { id },
  'quarantine.content': { seq: 1, reveal: false },
  'rules.check': { when: 'colour:red' },
  'rules.rehearse': { wished: { rules: null, quietHours: null, channels: [], ladder: [] }, zone: 'Africa/Nairobi' },
  report: { since: '2019-01-01T00:00:00Z', zone: 'Africa/Nairobi' },
  'notices.acknowledge': { ids: ['none'] },
  'health.check': { isAfresh: false },
})

test('answers every question that a window may ask of it, in its shape', async () => {
  const api = await startApi()
  await api.receive({ uuid: 'a', status: 'failed', user_message: 'Sent to 0712345678' })
  const page = await askWindow(api, 'transactions.page', { input: {} })
  const given = inputs(page.value.rows[0].id)
  const asked = names.filter(isEngineQuestion)
  expect(Object.keys(questionShapes).sort()).toEqual([...asked].sort())
  for (const question of asked) {
    const reply = await askWindow(api, question, { input: given[question] })
    expect([question, reply.status, reply.ok, reply.failure]).toEqual([question, 200, true, undefined])
    expect([question, questionShapes[question].safeParse(reply.value).success]).toEqual([question, true])
    expect([question, JSON.stringify(reply).includes('0712345678')]).toEqual([question, false])
  }
})

/** Those whose answers are the same a moment later. */
const steady = [
  ...(['transactions.page', 'transactions.count', 'query.complete', 'views.counts', 'overview'] as const),
  ...(['transactions.detail', 'transactions.contents', 'transactions.propose-parser', 'quarantine.list'] as const),
  ...(['rules.get', 'rules.check', 'notices.list', 'destinations.states', 'blind-windows.list'] as const),
]

test('leaves nothing out of an answer that the own window would get', async () => {
  const api = await startApi()
  await api.receive({ uuid: 'a', status: 'failed', sms_misses: [{ msg: 'Not enough', sender: 'MPESA' }] })
  const page = await askWindow(api, 'transactions.page', { input: {} })
  const given = inputs(page.value.rows[0].id)
  for (const question of steady) {
    const reply = await askWindow(api, question, { input: given[question] })
    // Asked by its own name with its own input, as the schema of the window reads it.
    const input = questions[question].parse(given[question]) as never
    const own = await api.app.answers[question](input)
    expect([question, reply]).toEqual([question, { status: 200, ...JSON.parse(JSON.stringify(own)) }])
  }
})

test('lets nobody without the token ask any question, follow the news, or learn its version', async () => {
  const { ask } = await startApi()
  const headers = { ...json, authorization: 'Bearer wrong' }
  const statuses = new Set<number>()
  for (const name of names)
    statuses.add((await ask(`/v1/window/${name}`, { method: 'POST', headers, body: '{}' })).status)
  for (const path of ['hello', 'news']) statuses.add((await ask(`/v1/window/${path}`, { headers })).status)
  expect([...statuses]).toEqual([401])
})

test('refuses every other question with where it is done, and changes nothing', async () => {
  const api = await startApi()
  const before = JSON.stringify(api.app.settings())
  for (const question of names.filter(name => !isEngineQuestion(name))) {
    const reply = await askWindow(api, question, { input: { on: true, id: 'x', tunnel: { kind: 'loopback' } } })
    expect([question, reply.ok, reply.failure?.code]).toEqual([question, false, 'refused'])
    expect(reply.failure.sentence).toMatch(/engine/)
  }
  expect(JSON.stringify(api.app.settings())).toBe(before)
})

test('reveals nothing, whichever way it is asked', async () => {
  const api = await startApi()
  const replies = [
    await askWindow(api, 'transactions.reveal', { input: { id: 'a' } }),
    await askWindow(api, 'quarantine.content', { input: { seq: 1, reveal: true } }),
  ]
  expect(replies.map(({ failure }) => failure.sentence)).toEqual([
    expect.stringMatching(/--reveal/),
    expect.stringMatching(/--reveal/),
  ])
})

test.each([
  ['a question that nobody knows', 'secrets.all', {}, 'invalid-input'],
  ['an input that does not fit', 'transactions.page', { limit: 5000 }, 'invalid-input'],
  ['the name of a method of every object', 'constructor', {}, 'invalid-input'],
])('answers %s with a sentence', async (_what, question, input, code) => {
  const reply = await askWindow(await startApi(), question, { input })
  expect([reply.status, reply.ok, reply.failure.code]).toEqual([200, false, code])
})

test('a question is asked by POST, with JSON, and is not longer than its limit', async () => {
  const { ask } = await startApi()
  const long = JSON.stringify({ input: 'x'.repeat(600_000) })
  const answers = [
    await ask('/v1/window/transactions.page'),
    await ask('/v1/window/hello', { method: 'POST', headers: json, body: '{}' }),
    await ask('/v1/window/transactions.page', {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{}',
    }),
    await ask('/v1/window/transactions.page', { method: 'POST', headers: json, body: long }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([405, 405, 415, 413])
})

test('says which version it is before anything else', async () => {
  const { get } = await startApi()
  expect(await get('/v1/window/hello')).toEqual({ app: 'hover-tray', version: '1.2.3', protocol: 1 })
})

test('hands out neither secrets nor the paths of its hooks', async () => {
  const api = await startApi()
  const { sources } = api.app.settings()
  const hookPath = sources[0]?.hookPath ?? ''
  const stream = await readEvents(api.port, undefined, undefined, '/v1/window/news')
  await stream.until(() => stream.events.some(({ kind }) => kind === 'state'))
  await api.app.answers['sources.add']({ kind: 'ussd-app', name: 'Kiosk', secret: 'another-secret-5150' })
  await stream.until(() => stream.raw().includes('Kiosk'))
  const hidden = [hookPath, api.app.settings().sources[1]?.hookPath ?? '', secret, 'another-secret-5150']
  expect(hidden.filter(text => text.length < 5 || stream.raw().includes(text))).toEqual([])
})

test.each([
  ['a name', encodeURIComponent('Amina Öz'), 'api: Amina Öz'],
  ['no name', '', 'api'],
  ['one that is none', encodeURIComponent('a\nb'), 'api'],
  ['one that cannot be read', '%E0%A4%A', 'api'],
])('journals who decided and who acknowledged, by %s', async (_what, header, by) => {
  const api = await startApi()
  await api.receive({ uuid: 'a', status: 'failed' })
  const headers = { 'hover-tray-person': header }
  const page = await askWindow(api, 'transactions.page', { input: {} })
  const input = { id: page.value.rows[0].id, verdict: 'succeeded', note: '' }
  await askWindow(api, 'transactions.resolve', { input, headers })
  await askWindow(api, 'notices.acknowledge', { input: { ids: ['a'] }, headers })
  await api.app.stop()
  const journal = openJournal(placeOf(join(api.dataDir, storeFolder)))
  const acts = createJournalReading(journal).actsAfter(0, {
    ...{ kinds: ['resolved', 'notice-acknowledged'], through: 1_000, limit: 10 },
  })
  journal.close()
  expect(acts.map(({ act }) => act)).toMatchObject([
    { kind: 'resolved', by },
    { kind: 'notice-acknowledged', by },
  ])
})
