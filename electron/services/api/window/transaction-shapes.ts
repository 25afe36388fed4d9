import { z } from 'zod'
import type { OpenFailure } from '../../../contract/notices/open-failure.ts'
import { speechSchema } from '../../../contract/speech/said.ts'
import { type StatusCounts, sourceKinds, type TransactionPage } from '../../../contract/transactions/transaction.ts'
import type {
  DeliveryContent,
  ParserProposals,
  QuarantinedContent,
  TransactionDetail,
} from '../../../contract/transactions/transaction-detail.ts'
import { detailShape, transactionShape } from '../shapes.ts'

const text = z.string()
const maybeText = text.nullable()
const count = z.int().min(0)
const said = speechSchema.exactOptional()

const markShape = z.object({
  field: z.enum(['title', 'operator', 'category', 'message', 'providerId']),
  ...{ start: count, end: count },
})

export const windowPageShape = z.object({
  rows: z.array(transactionShape),
  next: maybeText,
  marks: z.array(z.array(markShape)).exactOptional(),
}) satisfies z.ZodType<TransactionPage>

/** As the API shows it, with what the window needs to say it in a language. */
export const windowDetailShape = detailShape.extend({
  explanation: detailShape.shape.explanation.unwrap().extend({ said }).nullable(),
  pendingAge: detailShape.shape.pendingAge.unwrap().extend({ said }).nullable(),
  parserMiss: detailShape.shape.parserMiss.unwrap().extend({ said }).nullable(),
}) satisfies z.ZodType<TransactionDetail>

const changeShape = z.object({ path: text, before: maybeText, after: maybeText, isHidden: z.boolean() })

export const contentsShape = z.array(
  z.object({
    ...{
      seq: count,
      form: z.enum(['whole', 'asked', 'trimmed']),
      json: maybeText,
      curl: maybeText,
      fixture: maybeText,
    },
    changes: z.array(changeShape).nullable(),
  }),
) satisfies z.ZodType<readonly DeliveryContent[]>

export const proposalsShape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('proposals'),
    proposals: z.array(
      z.object({
        expression: text,
        ...{ matchesMissed: count, matchesHits: count, hits: count, matchesOthers: count, others: count },
      }),
    ),
  }),
  z.object({ kind: z.literal('none'), sentence: text }),
]) satisfies z.ZodType<ParserProposals>

export const quarantinedContentShape = z
  .object({ seq: count, product: z.enum(sourceKinds), json: maybeText, isRevealed: z.literal(false) })
  .nullable() satisfies z.ZodType<QuarantinedContent | null>

export const countsShape = z.object({
  ...{ pending: count, succeeded: count, failed: count, cancelled: count, unknown: count },
  ...{ attention: count.exactOptional(), stuck: count.exactOptional(), late: count.exactOptional() },
}) satisfies z.ZodType<StatusCounts>

export const openFailuresShape = z.array(
  z.object({ noticeId: text, transaction: transactionShape }),
) satisfies z.ZodType<readonly OpenFailure[]>
