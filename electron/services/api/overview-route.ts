import { z } from 'zod'
import { apartKeys, type Overview } from '../../contract/transactions/overview.ts'
import { zoneSchema } from '../../contract/transactions/query.ts'
import { type Status, statuses } from '../../contract/transactions/transaction.ts'
import type { Answering } from '../answering/answers.ts'
import { type Route, route } from './route.ts'

const time = z.iso.datetime()
const count = z.int().min(0)
const share = z.number().min(0).max(1).nullable()
const counts = z.record(z.enum(statuses), count) satisfies z.ZodType<Readonly<Record<Status, number>>>

const sums = {
  counts,
  transactions: count,
  successRate: share.describe('of those that were decided, from 0 to 1'),
  pendingShare: share,
  medianMs: z.number().nullable().describe("from start to verdict by the provider's clock"),
}
const total = z.object(sums)
const named = z.array(z.object({ name: z.string().nullable(), ...sums }))
const apart = { total, points: z.array(total) }

const overviewShape = z.object({
  ...{ from: time, to: time, step: z.enum(['hour', 'day', 'week', 'month']) },
  points: z.array(z.object({ at: time, ...sums })),
  total,
  ...{ actions: named, operators: named, countries: named, categories: named.nullable() },
  apart: z
    .object({
      by: z.enum(apartKeys),
      lines: z.array(
        z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('named'), name: z.string().nullable(), ...apart }),
          z.object({ kind: z.literal('others'), names: count, ...apart }),
        ]),
      ),
    })
    .nullable(),
}) satisfies z.ZodType<Overview>

const name = z.string().min(1).max(1000).exactOptional()

const asked = z.strictObject({
  since: time.exactOptional().describe('else for seven days'),
  until: time.exactOptional().describe('else now'),
  zone: zoneSchema.exactOptional().describe('in which days begin; else that of the engine'),
  source: z.string().max(100).exactOptional().describe('only of this source: its id, or its name'),
  by: z.enum(apartKeys).exactOptional().describe('also over time by each of these names'),
  action: name.describe('only of exactly this action'),
  operator: name.describe('only of exactly this operator'),
  country: name.describe('only of exactly this country'),
})

const weekMs = 7 * 24 * 60 * 60_000

interface Deps {
  readonly overview: Answering['overview']
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** How many transactions there were, and what became of them. */
export function createOverviewRoute({ overview, now }: Deps): Route {
  return route({
    ...{ method: 'GET', path: '/v1/overview', summary: 'How many transactions there were, and what became of them' },
    ...{ params: z.strictObject({}), query: asked, answer: overviewShape, answerName: 'Overview' },
    run: ({ query: { since, until, zone, source, by, action, operator, country } }) =>
      overview({
        since: since ?? new Date(now() - weekMs).toISOString(),
        ...(until !== undefined && { until }),
        ...(zone !== undefined && { zone }),
        ...(source !== undefined && { sourceId: source }),
        ...(by !== undefined && { by }),
        only: { action, operator, country },
      }),
  })
}
