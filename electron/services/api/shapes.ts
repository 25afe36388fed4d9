import { z } from 'zod'
import {
  actors,
  deliveryLabels,
  flags,
  retryAdvices,
  sourceKinds,
  statusSchema,
  type Transaction,
  transactionKinds,
  verdicts,
} from '../../contract/transactions/transaction.ts'
import type {
  DeliverySummary,
  SingleDelivery,
  TransactionDetail,
} from '../../contract/transactions/transaction-detail.ts'

/** What the API hands out. An answer goes through its shape: what is not named here does not leave. */
const time = z.iso.datetime()
const text = z.string()
const maybeText = z.string().nullable()
const count = z.int().min(0)

export const transactionShape = z.object({
  id: text.describe('<sourceId>/<kind>/<providerId>; encode it as one part of a path'),
  sourceId: text,
  sourceKind: z.enum(sourceKinds),
  kind: z.enum(transactionKinds),
  providerId: text,
  status: statusSchema,
  providerStatus: maybeText.describe("Hover's own word"),
  statusSince: time.describe('when the status was learnt'),
  title: text,
  ...{ operator: maybeText, country: maybeText, category: maybeText },
  message: maybeText.describe('masked'),
  environment: z.enum(['production', 'debug', 'test', 'manual', 'other']).nullable(),
  startedAt: time,
  startedAtFrom: z.enum(['provider', 'received']),
  updatedAt: time.nullable().describe("Hover's time of what decided the status"),
  firstReceivedAt: time,
  lastReceivedAt: time,
  flags: z.array(z.enum(flags)),
  resolution: z.object({ verdict: z.enum(verdicts), note: text, at: time }).nullable(),
  ...{ deliveries: count, duplicates: count },
}) satisfies z.ZodType<Transaction>

export const pageShape = z.object({
  transactions: z.array(transactionShape),
  next: maybeText.describe(
    'hand it back as `after`; null at the end. A page may hold fewer than asked for and still go on',
  ),
})

const summary = {
  seq: z.int().min(1).describe('its position in the journal'),
  receivedAt: time,
  label: z.enum(deliveryLabels),
  providerStatus: maybeText,
  providerUpdatedAt: time.nullable(),
  provenBy: z.enum(['current-secret', 'previous-secret', 'import', 'asked']),
}
const summaryShape = z.object(summary) satisfies z.ZodType<DeliverySummary>

const json = maybeText.describe(
  'indented JSON, masked; null when its text is gone, or it is not among the newest fifty',
)
export const deliveriesShape = z.object({ deliveries: z.array(z.object({ ...summary, json })) })

export const deliveryShape = z.object({
  ...{ transactionId: text, ...summary, json },
  form: z
    .enum(['whole', 'asked', 'trimmed'])
    .describe('asked: no delivery, but what Hover answered. trimmed: retention has taken its text'),
}) satisfies z.ZodType<SingleDelivery>

const sms = z.object({ sender: maybeText, message: maybeText, at: time.nullable() })
const field = z.object({ name: text, value: text, masked: z.boolean() })
const normal = z.object({ p95Ms: z.number(), runs: count }).nullable()

export const detailShape = z.object({
  ...transactionShape.shape,
  history: z.array(
    z.object({
      ...{ from: statusSchema.nullable(), to: statusSchema, at: time, providerAt: time.nullable() },
      ...{ providerStatus: maybeText, category: maybeText },
    }),
  ),
  received: z.array(summaryShape),
  conversation: z.array(z.object({ entered: maybeText, answered: maybeText, diedHere: z.boolean() })),
  ...{ smsHits: z.array(sms), smsMisses: z.array(sms) },
  ...{ extras: z.array(field), parsed: z.array(field), facts: z.array(field) },
  comparisons: z.array(z.object({ extra: text, parsed: text, isSame: z.boolean() })).exactOptional(),
  flagNotes: z.array(z.object({ flag: z.enum(flags), sentence: text })),
  explanation: z
    .object({
      ...{ sentence: text, actor: z.enum(actors).nullable(), retry: z.enum(retryAdvices) },
      from: z.enum(['your table', 'built in', 'unknown']),
    })
    .nullable(),
  pendingAge: z
    .object({ band: z.enum(['waiting', 'waiting-for-sms', 'stuck', 'final']), sentence: text, normal })
    .nullable(),
  parserMiss: z.object({ sentence: text, sms: z.array(sms) }).nullable(),
  reveals: z.array(time),
  isTrimmed: z.boolean().exactOptional(),
  isRevealed: z.literal(false),
}) satisfies z.ZodType<Omit<TransactionDetail, 'isRevealed'>>
