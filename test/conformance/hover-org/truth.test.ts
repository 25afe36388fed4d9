import { expect, it } from 'vitest'
import { type Engine, startEngine } from './engine.ts'

const minute = 60_000
const lists = 'GET /api/v2/jobs'
const shows = 'GET /api/v2/jobs/:id'

const looks = ({ log }: Engine) => log.filter(line => JSON.parse(line).event === 'caught-up').length
const windowsOf = async (engine: Engine) => {
  const reply = await engine.app().answers['blind-windows.list'](undefined)
  return reply.ok ? reply.value : []
}
const rowOf = async (engine: Engine, providerId = '7', kind = 'job') =>
  (await engine.rows()).find(row => row.providerId === providerId && row.kind === kind)

/** Live, and the first look at all jobs is over. */
async function startLive(options: Parameters<typeof startEngine>[0] = {}) {
  const engine = await startEngine(options)
  await engine.goLive()
  await engine.until(() => looks(engine) === 1)
  return engine
}

/** As Hover would: the job changes there, and an event tells of it. */
async function changeJob(
  engine: Engine,
  state: string,
  failureReason: string | null = null,
  event = 'job-state-changed-v2',
) {
  engine.hover.jobs.setState(7, state, failureReason)
  await say(engine, state, event)
}
function say({ hover }: Engine, state: string, event = 'job-state-changed-v2') {
  return hover.webhooks.deliverEvent({
    ...{ event, job_external_identifier: null, job_id: 7, state, 'content-available': 1 },
    job_estimated_hours_to_completion: null,
  })
}
async function changeModel(engine: Engine, model_id: number, state: string, failureReason: string | null = null) {
  engine.hover.jobs.setModelState(7, model_id, state, failureReason)
  await engine.hover.webhooks.deliverEvent({ event: 'model-state-changed', job_id: 7, model_id, state })
}

/** What was heard so far is projected and told, and the app has had time to ask Hover about it. */
async function letAsk(engine: Engine) {
  await engine.app().store.settled()
  await engine.clock.advance(1_000)
}

/** The app is closed for ten minutes, in which this happens at Hover. */
async function closedWhile(engine: Engine, happens: () => void) {
  const before = looks(engine)
  await engine.restart(() => {
    happens()
  })
  await engine.until(() => looks(engine) === before + 1)
  await engine.app().store.settled()
}

it('R14 tells on the job itself how many of its models failed, and needs somebody to look', async () => {
  const engine = await startLive()
  engine.hover.jobs.create(7, '12 Sample Street', null)
  for (const model of [71, 72]) await changeModel(engine, model, 'complete')
  await changeModel(engine, 73, 'failed')
  await changeJob(engine, 'completed')
  await engine.until(async () => (await rowOf(engine))?.status === 'succeeded')
  const row = await rowOf(engine)
  expect([row?.flags, row?.message]).toEqual([['MODEL_FAILED'], '1 of 3 models failed.'])
  const attention = await engine.app().answers['transactions.page']({ after: null, limit: 10, attention: true })
  expect(attention.ok && attention.value.rows.map(({ kind }) => kind).sort()).toEqual(['job', 'model'])
})

it('R14 says both in one notice: the job completed, and a model of it failed', async () => {
  const engine = await startLive()
  engine.hover.jobs.create(7, '12 Sample Street', null)
  for (const model of [71, 72]) await changeModel(engine, model, 'complete')
  await changeModel(engine, 73, 'failed')
  await changeJob(engine, 'completed')
  await engine.until(async () => (await rowOf(engine))?.status === 'succeeded')
  await engine.app().store.settled()
  await engine.clock.advance(5_000)
  await engine.until(() => engine.notices.length === 2)
  expect(engine.notices.map(({ title, urgency }) => [title, urgency])).toEqual([
    ['Model 73 of job 7 failed', 'critical'],
    ['Job 7 completed, 1 of 3 models failed', 'critical'],
  ])
})

it('R14 asks Hover for the reason of a failure, and keeps it on the job', async () => {
  const engine = await startLive()
  engine.hover.jobs.create(7, '12 Sample Street', null)
  await changeJob(engine, 'failed', 'Insufficient photos')
  await engine.until(async () => (await rowOf(engine))?.status === 'failed')
  await letAsk(engine)
  await engine.until(async () => (await rowOf(engine))?.category === 'Insufficient photos')
  await engine.app().store.settled()
  await engine.clock.advance(10_000)
  expect([engine.notices.length, engine.calls(shows).length]).toEqual([1, 1])
})

it('R14 keeps the reason of a failed model on its job and on the model', async () => {
  const engine = await startLive()
  engine.hover.jobs.create(7, '12 Sample Street', null)
  await changeJob(engine, 'processing')
  await changeModel(engine, 71, 'failed', 'Call 0712345678, photos blurry')
  await engine.until(async () => (await rowOf(engine))?.flags.includes('MODEL_FAILED') === true)
  await letAsk(engine)
  await engine.until(async () => (await rowOf(engine, '71', 'model'))?.category != null)
  expect((await rowOf(engine))?.message).toBe('1 model failed.\nModel 71: Call •••••••678, photos blurry')
})

it('R14 finds a model that failed without an event, when it asks about another reason', async () => {
  const engine = await startLive()
  engine.hover.jobs.create(7, '12 Sample Street', null)
  engine.hover.jobs.setModelState(7, 71, 'failed', 'Blurry photos')
  await changeJob(engine, 'failed', 'Insufficient photos')
  await engine.until(async () => (await rowOf(engine)) !== undefined)
  await letAsk(engine)
  await engine.until(async () => (await rowOf(engine))?.flags.includes('MODEL_FAILED') === true)
  await engine.app().store.settled()
  await engine.clock.advance(5_000)
  await engine.until(() => engine.notices.length === 2)
  expect(engine.notices[1]?.title).toBe('Job 7: 1 model failed')
})

it('R14 takes both versions of an event of one job for one transaction, told once', async () => {
  const engine = await startLive({ settings: { notifications: { ...everything } } })
  engine.hover.jobs.create(7, '12 Sample Street', null)
  engine.hover.jobs.setState(7, 'completed')
  await say(engine, 'complete', 'job-state-changed')
  await say(engine, 'completed')
  await engine.until(async () => (await rowOf(engine))?.deliveries === 2)
  await engine.app().store.settled()
  await engine.clock.advance(10_000)
  expect([(await engine.rows()).length, engine.notices.map(({ title }) => title)]).toEqual([1, ['Job 7 succeeded']])
})

const everything = {
  ...{
    failed: true,
    unknown: true,
    cancelled: true,
    succeeded: true,
    stuck: true,
    unusual: true,
    awayReport: false,
    debugRuns: false,
  },
}

it('R15 takes a second completion after corrections for news, and tells it', async () => {
  const engine = await startLive({ settings: { notifications: { ...everything } } })
  engine.hover.jobs.create(7, '12 Sample Street', null)
  for (const state of ['complete', 'requesting_corrections', 'processing', 'complete']) {
    await changeJob(engine, state, null, 'job-state-changed')
    // Told only when it is projected, and then what waits for company is waiting.
    await engine.app().store.settled()
    await engine.clock.advance(20 * minute)
  }
  await engine.until(async () => (await rowOf(engine))?.deliveries === 4)
  await engine.until(() => engine.notices.length === 2)
  expect([engine.notices.map(({ title }) => title), engine.calls(shows)]).toEqual([
    ['Job 7 succeeded', 'Job 7 succeeded'],
    [],
  ])
})

it('R20 tells nobody of jobs that were there before the first look, but shows them', async () => {
  const engine = await startEngine()
  engine.hover.jobs.create(7, '12 Sample Street', 'claim-1')
  engine.hover.jobs.setState(7, 'failed', 'Insufficient photos')
  await engine.goLive()
  await engine.until(() => looks(engine) === 1)
  await engine.until(async () => (await rowOf(engine))?.status === 'failed')
  await engine.clock.advance(30_000)
  expect([engine.notices, engine.calls(shows)]).toEqual([[], []])
})

it('R20 finds and tells what happened while the app was closed', async () => {
  const engine = await startLive()
  engine.hover.jobs.create(7, '12 Sample Street', 'claim-1')
  await changeJob(engine, 'working')
  await engine.until(async () => (await rowOf(engine))?.status === 'pending')
  await closedWhile(engine, () => {
    engine.clock.sleep(10 * minute)
    engine.hover.jobs.setState(7, 'failed', 'Insufficient photos')
  })
  await engine.until(async () => (await rowOf(engine))?.status === 'failed')
  await engine.until(() => engine.notices.length === 1)
  expect(engine.notices[0]?.title).toBe('Job 7 failed')
  const [window] = await windowsOf(engine)
  expect([window?.cause, window?.from, window?.until, window?.recovery]).toMatchObject([
    'app-closed',
    '2026-07-01T12:00:00.000Z',
    '2026-07-01T12:10:00.000Z',
    {
      kind: 'caught-up',
      at: '2026-07-01T12:10:00.000Z',
      recovered: 1,
      sentence: expect.stringContaining('1 had changed'),
    },
  ])
})

it('R20 tells the window of what nobody heard, while it asks and after', async () => {
  const engine = await startLive()
  const heard: unknown[] = []
  await engine.restart(() => engine.clock.sleep(10 * minute))
  engine.app().onNews(news => {
    if (news.kind === 'blind-windows') heard.push(news.windows[0]?.recovery.kind)
  })
  await engine.until(async () => {
    await engine.clock.advance(50)
    return heard.includes('caught-up')
  })
  expect(heard.at(-1)).toBe('caught-up')
})

it('R20 finds a job of which no event ever came, and asks for its reason', async () => {
  const engine = await startLive()
  await closedWhile(engine, () => {
    engine.clock.sleep(10 * minute)
    engine.hover.jobs.create(7, '12 Sample Street', null)
    engine.hover.jobs.setState(7, 'failed', 'Insufficient photos')
  })
  await engine.until(async () => (await rowOf(engine))?.status === 'failed')
  await letAsk(engine)
  await engine.until(async () => (await rowOf(engine))?.category === 'Insufficient photos')
  await engine.app().store.settled()
  await engine.clock.advance(10_000)
  expect(engine.notices.length).toBe(1)
})

it('R20 adds nothing when it looks again', async () => {
  const engine = await startLive()
  engine.hover.jobs.create(7, '12 Sample Street', null)
  const close = () => engine.clock.sleep(10 * minute)
  await closedWhile(engine, () => {
    close()
    engine.hover.jobs.setState(7, 'completed')
    engine.hover.jobs.setModelState(7, 71, 'failed', 'Blurry photos')
  })
  await engine.until(async () => (await rowOf(engine))?.status === 'succeeded')
  await letAsk(engine)
  await engine.until(() => engine.calls(shows).length === 1)
  await engine.until(async () => (await rowOf(engine))?.deliveries === 2)
  await engine.app().store.settled()
  const before = [(await rowOf(engine))?.deliveries, (await rowOf(engine))?.duplicates, engine.notices.length]
  await closedWhile(engine, close)
  expect([(await rowOf(engine))?.deliveries, (await rowOf(engine))?.duplicates, engine.notices.length]).toEqual(before)
  expect((await windowsOf(engine)).map(({ recovery }) => recovery)).toMatchObject([{ recovered: 0 }, { recovered: 1 }])
})

it('R20 goes on after an end in the middle, finds the rest, and tells each once', async () => {
  const engine = await startLive()
  for (let id = 1; id <= 30; id++) engine.hover.jobs.create(id, `Job ${id}`, null)
  await engine.restart(() => {
    engine.clock.sleep(10 * minute)
    for (let id = 1; id <= 30; id++) engine.hover.jobs.setState(id, 'cancelled')
    engine.hover.faults.answer(lists, { status: 200, json: pageOne(engine) })
    engine.hover.faults.hang(lists)
  })
  await engine.until(async () => (await engine.rows()).length === 25)
  const before = looks(engine)
  await engine.restart()
  await engine.until(() => looks(engine) === before + 1)
  await engine.app().store.settled()
  const rows = await engine.rows()
  expect([rows.length, new Set(rows.map(({ deliveries }) => deliveries))]).toEqual([30, new Set([1])])
  expect((await windowsOf(engine)).map(({ recovery }) => recovery)).toMatchObject([{ recovered: 30 }])
})

/** What the practice Hover would answer itself: a fault can only be put before the answer that follows it. */
function pageOne({ clock }: Engine) {
  const updated_at = new Date(clock.now()).toISOString()
  const results = Array.from({ length: 25 }, (_, index) => ({ id: index + 1, state: 'cancelled', updated_at }))
  return { pagination: { current_page: 1, total_pages: 2 }, results }
}

it('R20 keeps asking while Hover cannot answer', async () => {
  const engine = await startLive()
  engine.hover.jobs.create(7, '12 Sample Street', null)
  const before = looks(engine)
  await engine.restart(() => {
    engine.clock.sleep(10 * minute)
    engine.hover.jobs.setState(7, 'failed')
    engine.hover.faults.answer(lists, { status: 503 })
  })
  await engine.until(() => engine.log.some(line => JSON.parse(line).event === 'catch-up-unfinished'))
  await engine.app().store.settled()
  const during = (await windowsOf(engine))[0]?.recovery
  await engine.clock.advance(minute)
  await engine.until(() => looks(engine) === before + 1)
  await engine.app().store.settled()
  expect([during, (await rowOf(engine))?.status]).toEqual([{ kind: 'asking' }, 'failed'])
})

it('R20 finds within hours what was lost while all seemed well', async () => {
  const engine = await startLive()
  engine.hover.webhooks.habits.dropsEvents = true
  engine.hover.jobs.create(7, '12 Sample Street', null)
  await changeJob(engine, 'failed')
  await engine.clock.advance(6 * 60 * minute)
  await engine.until(async () => (await rowOf(engine))?.status === 'failed')
  expect(await windowsOf(engine)).toEqual([])
})

it('R20 believes Hover, and not an event that came out of order', async () => {
  const engine = await startLive()
  engine.hover.jobs.create(7, '12 Sample Street', null)
  await changeJob(engine, 'completed')
  await say(engine, 'failed')
  await engine.until(async () => (await rowOf(engine))?.status === 'failed')
  await letAsk(engine)
  await engine.until(async () => (await rowOf(engine))?.status === 'succeeded')
  expect((await engine.detail((await rowOf(engine))?.id ?? ''))?.received.at(-1)?.provenBy).toBe('asked')
})

it('R20 asks once about a job, however many doubtful events of it come in a moment', async () => {
  const engine = await startLive()
  engine.hover.jobs.create(7, '12 Sample Street', null)
  await changeJob(engine, 'completed')
  for (const state of ['failed', 'cancelled', 'working', 'archived']) await say(engine, state)
  await engine.until(async () => (await rowOf(engine))?.deliveries === 5)
  await letAsk(engine)
  await engine.until(async () => (await rowOf(engine))?.status === 'succeeded')
  await engine.clock.advance(minute)
  expect(engine.calls(shows).length).toBe(1)
})

it('R13 asks about a state that nobody documents, and keeps it as unknown when Hover says so too', async () => {
  const engine = await startLive()
  engine.hover.jobs.create(7, '12 Sample Street', null)
  await changeJob(engine, 'archived')
  await engine.until(async () => (await rowOf(engine)) !== undefined)
  await letAsk(engine)
  await engine.until(async () => (await rowOf(engine))?.deliveries === 2)
  await engine.clock.advance(minute)
  expect([(await rowOf(engine))?.status, engine.calls(shows).length]).toEqual(['unknown', 1])
})
