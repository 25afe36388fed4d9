import { expect, onTestFinished, test } from 'vitest'
import type { Act } from '../../../../../electron/services/store/journal/entries/act.ts'
import type { Entry } from '../../../../../electron/services/store/journal/entries/entry.ts'
import { seenJob } from '../../../../core/hover-org/history-kit.ts'
import { asked, digestOf, openProjection } from '../../projection-kit.ts'
import { deliveryOf, query } from '../../store-kit.ts'

const minute = 60_000
const noon = Date.parse('2026-07-01T12:00:00Z')

type Seen = Extract<Act, { readonly kind: 'job-seen' }>
type Answer = Omit<Partial<Seen>, 'job'> & { readonly at?: number; readonly job?: Partial<Seen['job']> }

const org = { product: 'hover-org', sourceId: 'org', sourceName: 'Roofs' } as const
const act = (done: Act, at = 0): Entry => ({ kind: 'act', at: noon + at * minute, act: done })
const job = (state: string, at = 0): Entry =>
  deliveryOf({ event: 'job-state-changed', job_id: 7, state }, { ...org, receivedAt: noon + at * minute })
const model = (id: number, state: string, at = 0): Entry =>
  deliveryOf(
    { event: 'model-state-changed', job_id: 7, model_id: id, state },
    { ...org, receivedAt: noon + at * minute },
  )
const answer = ({ at = 0, job: said = {}, ...rest }: Answer = {}): Entry => {
  const { models, ...plain } = seenJob(said)
  const seen = { ...plain, models: models === null ? null : [...models] }
  const askedAt = noon + at * minute
  return act(
    { kind: 'job-seen', sourceId: 'org', sourceName: 'Roofs', reason: 'catch-up', askedAt, job: seen, ...rest },
    at,
  )
}
const window = (id: string, from: number, until: number): readonly Entry[] => [
  act({
    ...{ kind: 'blind-began', windowId: id, sourceId: 'org', product: 'hover-org', cause: 'app-closed' },
    from: noon + from * minute,
  }),
  act({ kind: 'blind-ended', windowId: id, until: noon + until * minute }),
]
const failedModel = { id: '71', state: 'failed', failureReason: null }

function open() {
  const projection = openProjection()
  onTestFinished(projection.close)
  const jobRow = () =>
    projection
      .queries()
      .page(query())
      .rows.find(({ kind }) => kind === 'job')
  return { ...projection, jobRow }
}

const everything: readonly Entry[] = [
  model(71, 'failed', 1),
  model(72, 'complete', 2),
  job('working', 3),
  ...window('w1', 4, 14),
  answer({ at: 15, job: { state: 'failed', failureReason: 'Blurry', updatedAt: noon + 10 * minute } }),
  answer({ at: 15, job: { id: '8', state: 'failed', models: [failedModel] }, reason: 'baseline' }),
  act({ kind: 'jobs-baseline', sourceId: 'org' }, 15),
  act({ kind: 'blind-recovered', windowIds: ['w1'] }, 15),
  model(71, 'complete', 16),
  job('requesting_improvements', 17),
  answer({ at: 18, job: { state: 'completed', models: [failedModel] }, reason: 'suspect' }),
]

test('a rebuild makes the same of answers, windows and the events of models', () => {
  const { state, append, project, rebuild } = open()
  append(...everything)
  project()
  const before = digestOf(state)
  rebuild()
  expect(digestOf(state)).toBe(before)
})

test('the size of commits changes nothing, and neither does a restart between them', () => {
  const [whole, single] = [open(), open()]
  whole.append(...everything)
  whole.project()
  single.append(...everything)
  for (let entries = 0; entries < everything.length; entries++) {
    single.project(1)
    single.restart()
  }
  expect(digestOf(single.state)).toBe(digestOf(whole.state))
})

test('the same answer twice adds nothing', () => {
  const { append, project, jobRow } = open()
  append(job('working'), answer({ job: { state: 'failed' } }), answer({ at: 5, job: { state: 'failed' } }))
  project()
  expect([jobRow()?.deliveries, jobRow()?.duplicates]).toEqual([2, 0])
})

test('the first look tells nobody of a job that nobody had heard of', () => {
  const { append, project, jobRow } = open()
  append(answer({ reason: 'baseline', job: { state: 'failed', models: [failedModel] } }))
  expect([project().notices, jobRow()?.status]).toEqual([[], 'failed'])
})

test('the first look tells of a job that changed since its last event', () => {
  const { append, project } = open()
  append(job('working'), answer({ reason: 'baseline', job: { state: 'failed' } }))
  expect(project().notices.map(({ title }) => title)).toEqual(['Job 7 failed'])
})

const attention = ({ queries }: ReturnType<typeof open>) => {
  const { page, counts } = queries()
  return [page(query({ attention: true })).rows.map(({ providerId }) => providerId), counts().attention]
}
const old = (job: NonNullable<Answer['job']> = {}) =>
  answer({ reason: 'baseline', job: { state: 'failed', models: [failedModel], ...job } })

test.each(['failed', 'completed', 'cancelled', 'a_word_of_tomorrow'])(
  'what was %s before the first look waits for nobody, in the list and in the count',
  state => {
    const opened = open()
    opened.append(old({ state }))
    opened.project()
    expect([opened.jobRow()?.flags, attention(opened)]).toEqual([
      ['MODEL_FAILED', 'BASELINE'],
      [[], 0],
    ])
  },
)

test('what was under way at the first look is marked as nothing old', () => {
  const { append, project, jobRow } = open()
  append(old({ state: 'working', models: null }))
  project()
  expect(jobRow()?.flags).toEqual([])
})

test.each<readonly [string, Entry]>([
  ['an event of the job', job('failed', 1)],
  ['an event of one of its models', model(72, 'failed', 1)],
  ['another answer', answer({ at: 1, job: { state: 'failed', updatedAt: noon } })],
  ['another answer of a first look that began again', old({ updatedAt: noon })],
])('%s makes what was old need attention', (_, news) => {
  const opened = open()
  opened.append(old())
  opened.project()
  opened.append(news)
  opened.project()
  const [ids] = attention(opened)
  expect([opened.jobRow()?.flags.includes('BASELINE'), ids]).toEqual([false, expect.arrayContaining(['7'])])
})

test('a job that was heard of before the first look is not old, whatever the first look says', () => {
  const opened = open()
  opened.append(job('working'), old())
  opened.project()
  expect(attention(opened)).toEqual([['7'], 1])
})

test('an old failure that a person resolved is taken off the count once', () => {
  const opened = open()
  const id = 'org/job/7'
  opened.append(old(), act({ kind: 'resolved', transactionId: id, verdict: 'failed', note: '' }), job('failed', 1))
  opened.project()
  const resolved = attention(opened)
  opened.append(old({ id: '8' }), act({ kind: 'resolved', transactionId: 'org/job/8', verdict: 'failed', note: '' }))
  opened.project()
  expect([resolved, attention(opened)]).toEqual([
    [[], 0],
    [[], 0],
  ])
})

test('what happened long ago is told in a digest, and not as if it happened now', () => {
  const { append, project } = open()
  append(job('working'), answer({ at: 180, job: { state: 'failed', updatedAt: noon } }))
  expect(project().notices).toMatchObject([{ topic: 'digest', ranAt: '2026-07-01T12:00:00.000Z' }])
})

test('a model that has a row of its own gets its state and reason from the answer, and is not told twice', () => {
  const { append, project, queries } = open()
  append(job('working'), model(71, 'complete'))
  project()
  append(answer({ job: { state: 'working', models: [{ id: '71', state: 'failed', failureReason: 'Dark' }] } }))
  const { notices } = project()
  const row = queries()
    .page(query())
    .rows.find(({ kind }) => kind === 'model')
  expect([row?.status, row?.category, notices.map(({ title }) => title)]).toEqual([
    'failed',
    'Dark',
    ['Job 7: 1 model failed'],
  ])
})

test('a failed model without an event of its own is shown on its job, with what Hover says of all models', () => {
  const { append, project, queries, jobRow } = open()
  append(
    job('working'),
    answer({ job: { models: [failedModel, { id: '72', state: 'complete', failureReason: null }] } }),
  )
  project()
  const facts = queries()
    .detail(jobRow()?.id ?? '', asked)
    ?.facts.map(({ name, value }) => [name, value])
  expect([jobRow()?.flags, facts?.slice(-2)]).toEqual([
    ['MODEL_FAILED'],
    [
      ['Model 71', 'failed'],
      ['Model 72', 'complete'],
    ],
  ])
})

test('each change belongs to the window of its time, else to the newest', () => {
  const { append, project, queries } = open()
  const at = (minutes: number | null) => (minutes === null ? null : noon + minutes * minute)
  append(...window('w1', 0, 10), ...window('w2', 20, 30))
  for (const [index, minutes] of [5, 6, 25, 15, null].entries())
    append(answer({ at: 40, job: { id: String(index), updatedAt: at(minutes) } }))
  append(act({ kind: 'blind-recovered', windowIds: ['w1', 'w2'] }, 41))
  append(answer({ at: 50, job: { id: '99' } }))
  project()
  expect(queries().blindWindows()).toMatchObject([
    { id: 'w2', recovery: { kind: 'caught-up', recovered: 3, at: '2026-07-01T12:41:00.000Z' } },
    { id: 'w1', recovery: { kind: 'caught-up', recovered: 2 } },
  ])
})

test('a window of usehover.com says that nothing can be asked', () => {
  const { append, project, queries } = open()
  append(act({ kind: 'blind-began', windowId: 'w', sourceId: 's', product: 'ussd-app', cause: 'asleep', from: noon }))
  project()
  const during = queries().blindWindows()[0]?.recovery
  append(act({ kind: 'blind-ended', windowId: 'w', until: noon + minute }))
  project()
  expect([during, queries().blindWindows()[0]?.recovery]).toEqual([
    { kind: 'open' },
    {
      kind: 'unknowable',
      sentence: expect.stringMatching(/^What usehover\.com .+ import an export of it\.$/),
      said: [{ code: 'blind.unknowable' }],
    },
  ])
})

test('lists no more than 200 windows', () => {
  const { append, project, queries } = open()
  for (let index = 0; index < 210; index++) append(...window(`w${index}`, index, index + 1))
  project()
  const windows = queries().blindWindows()
  expect([windows.length, windows[0]?.id]).toEqual([200, 'w209'])
})

test('a source that is forgotten takes its windows and what was seen with it', () => {
  const { append, project, queries } = open()
  append(...everything, act({ kind: 'source-forgotten', sourceId: 'org' }), job('working'))
  project()
  const held = queries().heldJobs('org', ['7'])
  expect([queries().blindWindows(), held]).toMatchObject([[], { hasBaseline: false, jobs: [{ failedModels: [] }] }])
})

test('says which jobs Hover should be asked about, and never again for what was projected before', () => {
  const { append, project } = open()
  append(job('completed'), job('failed'), model(71, 'failed'), answer({ job: { state: 'failed' } }))
  const { doubts } = project()
  expect([doubts, project().doubts]).toEqual([
    [
      { sourceId: 'org', jobId: '7', reason: 'suspect' },
      { sourceId: 'org', jobId: '7', reason: 'failure' },
      { sourceId: 'org', jobId: '7', reason: 'failure' },
    ],
    [],
  ])
})

test('every change of status that an answer brings is an event for destinations, that of each model too', () => {
  const { append, project, queries } = open()
  const books = { id: 'books', takes: 'status-changes', practice: false } as const
  append(model(71, 'working', 1), model(72, 'working', 1), job('working', 1))
  append(act({ kind: 'destinations-set', destinations: [books] }, 2))
  const models = ['71', '72'].map(id => ({ ...failedModel, id }))
  append(answer({ at: 3, job: { state: 'failed', models }, reason: 'suspect' }))
  project()
  const outgoing = queries().outgoing({ destinationId: 'books', after: null, limit: 10, withDelivery: false })
  expect(outgoing.map(({ event: [, part], content }) => [part, content.type, content.subject])).toEqual([
    [1, 'to.hover.job.failed', '7'],
    [2, 'to.hover.model.failed', '71'],
    [3, 'to.hover.model.failed', '72'],
  ])
  expect(new Set(outgoing.map(({ content }) => content.id)).size).toBe(3)
})
