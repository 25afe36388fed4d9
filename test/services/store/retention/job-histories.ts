import fc from 'fast-check'
import type { Act } from '../../../../electron/services/store/journal/entries/act.ts'
import type { Entry } from '../../../../electron/services/store/journal/entries/entry.ts'
import { seenJob } from '../../../core/hover-org/history-kit.ts'
import { deliveryOf, ussdDelivery } from '../store-kit.ts'

type Seen = Extract<Act, { readonly kind: 'job-seen' }>
export type Answered = Partial<Omit<Seen, 'job'>> & { readonly at?: number; readonly job?: Partial<Seen['job']> }

const org = { product: 'hover-org', sourceId: 'org', sourceName: 'Roofs' } as const
/** Of a day on which nothing is late. */
export const noon = Date.parse('2026-03-05T12:00:00Z')

export const jobSaid = (id: number, state: string, at = noon): Entry =>
  deliveryOf({ event: 'job-state-changed', job_id: id, state }, { ...org, receivedAt: at })

/** `job`: null where the event does not say which job it belongs to. */
export const modelSaid = (id: number, job: number | null, state: string, at = noon): Entry =>
  deliveryOf({ event: 'model-state-changed', job_id: job, model_id: id, state }, { ...org, receivedAt: at })

export function answered({ at = noon, job = {}, ...rest }: Answered = {}): Entry {
  const { models, ...plain } = seenJob(job)
  const seen = { ...plain, models: models === null ? null : [...models] }
  const about = { sourceId: 'org', sourceName: 'Roofs', reason: 'catch-up', askedAt: at } as const
  return { kind: 'act', at, act: { kind: 'job-seen', ...about, job: seen, ...rest } }
}

export const act = (done: Act, at = noon): Entry => ({ kind: 'act', at, act: done })

const day = 86_400_000
const time = fc.oneof(
  fc.integer({ min: noon, max: noon + 120_000 }),
  fc.constantFrom(noon - 80 * day, noon - day, noon + 70 * day),
)
const jobId = fc.constantFrom(7, 8, 9)
const modelId = fc.constantFrom(71, 72, 81)
const state = fc.constantFrom('working', 'processing', 'complete', 'failed', 'cancelled', 'a_new_word')
const reason = fc.constantFrom(null, 'Blurry', 'Dark photos')

const seenModel = fc.record({
  id: modelId.map(String),
  state: fc.option(state, { freq: 3 }),
  failureReason: reason,
})
const answer = fc
  .record({
    id: jobId.map(String),
    state,
    failureReason: reason,
    updatedAt: fc.option(time),
    createdAt: fc.option(time, { freq: 1 }),
    models: fc.option(fc.uniqueArray(seenModel, { maxLength: 3, selector: ({ id }) => id })),
  })
  .chain(job =>
    fc
      .tuple(time, fc.nat(60_000), fc.constantFrom('baseline', 'catch-up', 'catch-up', 'suspect', 'failure'))
      .map(([at, tookMs, why]) => answered({ at, askedAt: at - tookMs, reason: why, job })),
  )

const windowId = fc.constantFrom('w1', 'w2', 'w3')
const product = 'hover-org'
const blind = fc.oneof(
  fc.tuple(windowId, time).map(([id, from]) => {
    return act({ kind: 'blind-began', windowId: id, sourceId: 'org', product, cause: 'app-closed', from }, from)
  }),
  fc.tuple(windowId, time).map(([id, until]) => act({ kind: 'blind-ended', windowId: id, until }, until)),
  fc.tuple(windowId, time).map(([id, at]) => act({ kind: 'blind-recovered', windowIds: [id] }, at)),
  fc.constant(act({ kind: 'jobs-baseline', sourceId: 'org' })),
)

const done = fc
  .tuple(fc.constantFrom('org/job/7', 'org/job/8', 'org/model/71'), time)
  .chain(([transactionId, at]) =>
    fc
      .constantFrom<Act>(
        { kind: 'resolved', transactionId, verdict: 'failed', note: 'seen' },
        { kind: 'reopened', transactionId },
        { kind: 'revealed', transactionId },
      )
      .map(one => act(one, at)),
  )

const ussd = fc
  .record({ uuid: fc.constantFrom('u-1', 'u-2'), status: fc.constantFrom('pending', 'failed', 'succeeded') })
  .chain(said => time.map(receivedAt => ussdDelivery(said, { receivedAt })))

const entry: fc.Arbitrary<Entry> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(jobId, state, time).map(([id, to, at]) => jobSaid(id, to, at)) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(modelId, fc.option(jobId, { freq: 5 }), state, time)
      .map(([id, job, to, at]) => modelSaid(id, job, to, at)),
  },
  { weight: 5, arbitrary: answer },
  { weight: 2, arbitrary: blind },
  { weight: 1, arbitrary: done },
  { weight: 1, arbitrary: ussd },
)

/** What may happen to jobs: events of them and of their models in any order, what Hover answered, windows, and people. */
export const jobHistory = fc.array(entry, { minLength: 1, maxLength: 25 })
