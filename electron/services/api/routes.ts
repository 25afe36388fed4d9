import { z } from 'zod'
import type { Failure, Reply } from '../../contract/bridge/ipc.ts'
import type { Health } from '../../contract/health.ts'
import { personSchema } from '../../contract/settings/engine.ts'
import { queryTextSchema, zoneSchema } from '../../contract/transactions/query.ts'
import { verdicts } from '../../contract/transactions/transaction.ts'
import type { TransactionDetail } from '../../contract/transactions/transaction-detail.ts'
import type { Answering } from '../answering/answers.ts'
import type { TransactionActs } from '../answering/transaction-acts.ts'
import { readCursor } from '../store/queries/list/cursor.ts'
import type { Store } from '../store/store.ts'
import { systemZone } from '../system-zone.ts'
import { nameOf } from './name-of.ts'
import { createOverviewRoute } from './overview-route.ts'
import { type Route, route } from './route.ts'
import { deliveriesShape, deliveryShape, detailShape, pageShape } from './shapes.ts'
import { doneShape, healthShape, reportShape } from './state-shapes.ts'

/** What the API is about: the engine, as far as it is asked. */
export interface Asked {
  readonly answers: Pick<
    Answering,
    'transactions.page' | 'transactions.detail' | 'transactions.contents' | 'report' | 'overview'
  >
  readonly acts: Pick<TransactionActs, 'resolve' | 'reopen'>
  readonly store: Pick<Store, 'singleDelivery' | 'changes' | 'onNews'>
  readonly health: () => Health | Promise<Health>
}

/** What routes ask; streams ask the store for more. */
export type RouteAsked = Omit<Asked, 'store'> & { readonly store: Pick<Store, 'singleDelivery'> }

const nothing = z.strictObject({})
const byId = z.strictObject({
  id: z.string().min(1).max(500).describe("its id, encoded; or the provider's id when only one source has it"),
})
const bySeq = z.strictObject({ seq: z.int().min(1) })
const by = personSchema.exactOptional().describe('who decided; it is recorded with the decision')
const who = z.strictObject({ by })
const decision = z.strictObject({ verdict: z.enum(verdicts), note: z.string().trim().max(2000).default(''), by })
const page = z.strictObject({
  query: queryTextSchema.exactOptional().describe('as in the window: status:failed operator:MTN since:2d'),
  zone: zoneSchema.exactOptional().describe("of the query's dates, such as Africa/Nairobi; else that of the engine"),
  after: z
    .string()
    .max(100)
    .refine(text => readCursor(text) !== null, 'Give the "next" of a page.')
    .exactOptional()
    .describe('the "next" of the page before'),
  limit: z.int().min(1).max(500).default(100),
})
const span = z.strictObject({
  since: z.iso.datetime().exactOptional().describe('else since somebody last looked at a report, or for a day'),
  zone: zoneSchema.exactOptional(),
})

/** `refused`: how many requests were, since the start. `now`: milliseconds since 1970. */
export function createRoutes(asked: RouteAsked, refused: () => number, now: () => number): readonly Route[] {
  const overview = createOverviewRoute({ overview: asked.answers.overview, now })
  return [...createTransactionRoutes(asked), overview, ...createStateRoutes(asked, refused)]
}

function createTransactionRoutes({ answers, acts, store }: RouteAsked): readonly Route[] {
  const detailOf = async (id: string): Promise<Reply<TransactionDetail>> => {
    const found = await answers['transactions.detail']({ id })
    if (!found.ok) return found
    return found.value === null ? missing('transaction') : { ok: true, value: found.value }
  }
  /** How the transaction is after what was done. */
  const after = async (id: string, done: Reply<null>): Promise<Reply<unknown>> => {
    if (!done.ok) return done.failure.code === 'not-found' ? missing('transaction') : done
    const found = await detailOf(id)
    return found.ok ? { ok: true, value: { transaction: found.value } } : found
  }

  return [
    route({
      ...{ method: 'GET', path: '/v1/transactions', summary: 'Transactions, newest first' },
      ...{ params: nothing, query: page, answer: pageShape, answerName: 'TransactionPage' },
      run: async ({ query: { after: place = null, ...fields } }) => {
        const found = await answers['transactions.page']({ ...fields, after: place })
        return found.ok ? { ok: true, value: { transactions: found.value.rows, next: found.value.next } } : found
      },
    }),
    route({
      ...{ method: 'GET', path: '/v1/transactions/{id}', summary: 'All there is about one transaction, masked' },
      ...{ params: byId, query: nothing, answer: detailShape, answerName: 'TransactionDetail' },
      run: ({ params: { id } }) => detailOf(id),
    }),
    route({
      ...{ method: 'GET', path: '/v1/transactions/{id}/deliveries', summary: 'Its newest deliveries, oldest first' },
      ...{ params: byId, query: nothing, answer: deliveriesShape, answerName: 'Deliveries' },
      run: async ({ params: { id } }) => {
        const [detail, contents] = await Promise.all([detailOf(id), answers['transactions.contents']({ id })])
        if (!detail.ok || !contents.ok) return detail.ok ? contents : detail
        const texts = new Map(contents.value.map(({ seq, json }) => [seq, json]))
        const deliveries = detail.value.received.map(one => ({ ...one, json: texts.get(one.seq) ?? null }))
        return { ok: true, value: { deliveries } }
      },
    }),
    route({
      ...{ method: 'GET', path: '/v1/deliveries/{seq}', summary: 'One delivery of a transaction, masked' },
      ...{ params: bySeq, query: nothing, answer: deliveryShape, answerName: 'Delivery' },
      run: async ({ params: { seq } }) => {
        const value = await store.singleDelivery(seq)
        return value === null ? missing('delivery') : { ok: true, value }
      },
    }),
    route({
      ...{ method: 'POST', path: '/v1/transactions/{id}/resolve', summary: 'Decide it by hand' },
      ...{ params: byId, query: nothing, body: decision, answer: doneShape, answerName: 'Done' },
      run: async ({ params: { id }, body: { verdict, note, by } }) =>
        after(id, await acts.resolve(id, { verdict, note, by: nameOf(by) })),
    }),
    route({
      ...{ method: 'POST', path: '/v1/transactions/{id}/reopen', summary: 'Take a decision by hand back' },
      ...{ params: byId, query: nothing, body: who, answer: doneShape, answerName: 'Done' },
      run: async ({ params: { id }, body: { by } }) => after(id, await acts.reopen(id, nameOf(by))),
    }),
  ]
}

function createStateRoutes({ answers, health }: RouteAsked, refused: () => number): readonly Route[] {
  return [
    route({
      ...{ method: 'GET', path: '/v1/report', summary: 'What happened since a time, and what is open' },
      ...{ params: nothing, query: span, answer: reportShape, answerName: 'Report' },
      run: ({ query: { since = null, zone = systemZone() } }) => answers.report({ since, zone }),
    }),
    route({
      ...{ method: 'GET', path: '/v1/health', summary: 'Which link between Hover and people is broken' },
      ...{ params: nothing, query: nothing, answer: healthShape, answerName: 'Health' },
      run: async () => ({ ok: true, value: { ...(await health()), refusedRequests: refused() } }),
    }),
  ]
}

function missing(what: string): { readonly ok: false; readonly failure: Failure } {
  const sentence = `There is no such ${what}. It may have been deleted, or several sources have it: ask by the whole id.`
  return { ok: false, failure: { code: 'not-found', sentence } }
}
