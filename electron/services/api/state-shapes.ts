import { z } from 'zod'
import { type Health, linkNames, repairActions } from '../../contract/health.ts'
import { blindCauses } from '../../contract/notices/blind-window.ts'
import type { ShiftReport } from '../../contract/notices/shift-report.ts'
import { transactionShape } from './shapes.ts'

const time = z.iso.datetime()
const text = z.string()
const maybeText = z.string().nullable()
const count = z.int().min(0)

export const reportShape = z.object({
  ...{ since: time, until: time },
  counts: z.object({ succeeded: count, failed: count, cancelled: count, unknown: count }),
  causes: z.array(z.object({ cause: maybeText, count })),
  late: count,
  open: z.object({ total: count, sinceThen: count, stuck: count }),
  blind: z.object({
    ...{ ms: z.number(), isNow: z.boolean() },
    causes: z.array(z.object({ cause: z.enum(blindCauses), ms: z.number() })),
  }),
  unusual: z.array(
    z.object({
      ...{ topic: z.enum(['silence', 'drift']), sourceId: text, action: maybeText, operator: maybeText },
      ...{ since: time, until: time.nullable() },
    }),
  ),
  sentences: z.array(text),
}) satisfies z.ZodType<ShiftReport>

const link = { name: z.enum(linkNames), sourceId: maybeText, label: text, lastGoodAt: time.nullable(), sentence: text }
const repair = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('wait'), retryAt: time.nullable() }),
  z.object({ kind: z.literal('act'), action: z.enum(repairActions), sourceId: maybeText }),
  z.object({ kind: z.literal('outside') }),
])

const links = z.array(
  z.discriminatedUnion('state', [
    z.object({ ...link, state: z.enum(['good', 'checking', 'unused']) }),
    z.object({ ...link, state: z.literal('broken'), code: text, since: time, repair }),
  ]),
)
const chain = { at: time, links, broken: z.enum(linkNames).nullable() }
const chainShape = z.object(chain) satisfies z.ZodType<Health>

export const healthShape = chainShape.extend({
  refusedRequests: count.describe('requests to this API since the start without its token, or for another host'),
})

export const doneShape = z.object({ transaction: transactionShape.describe('as it is now') })

/** Of RFC 9457. */
export const problemShape = z.object({
  type: z.literal('about:blank'),
  ...{ title: text, status: z.int(), code: text.describe('a stable word for scripts') },
  detail: text.describe('what happened and what to do'),
})

/** The data of each kind of event. */
export const eventShapes = {
  begin: z.object({ position: count }).describe('everything after this position follows'),
  transaction: z.object({ position: count, transaction: transactionShape }),
  quarantined: z.object({
    position: count,
    quarantined: z.object({ seq: count, sourceId: text, receivedAt: time, reason: text }),
  }),
  reset: z.object({ position: count }).describe('transactions are gone: list everything again'),
} as const
