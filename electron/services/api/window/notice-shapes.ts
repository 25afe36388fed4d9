import { z } from 'zod'
import type { RulesInForce } from '../../../contract/bridge/rules.ts'
import { type Notice, noticeSpeechSchema, noticeTopics, urgencies } from '../../../contract/notices/notice.ts'
import type { NoticeFate, NoticeRecord, StepName } from '../../../contract/notices/notice-ledger.ts'
import type { RehearsalReport } from '../../../contract/notices/rehearsal.ts'
import { noticeRulesSchema } from '../../../contract/settings/notice-rules.ts'
import type { QueryProblem } from '../../../contract/transactions/query.ts'
import { statusSchema } from '../../../contract/transactions/transaction.ts'
import type { Telling } from '../../store/queries/notices/tellings.ts'

const text = z.string()
const maybeText = text.nullable()
const count = z.int().min(0)
const time = z.number()

const noticeShape = z.object({
  ...{ id: text, topic: z.enum(noticeTopics), urgency: z.enum(urgencies) },
  ...{ transactionId: maybeText, status: statusSchema.nullable(), title: text, body: text, dueAt: z.iso.datetime() },
  ...{ said: noticeSpeechSchema.exactOptional(), sound: z.boolean().exactOptional() },
  ...{ incident: text.exactOptional(), failures: count.exactOptional() },
  ...{ ranAt: z.iso.datetime().exactOptional(), action: text.exactOptional() },
}) satisfies z.ZodType<Notice>

const at = { position: count }
export const tellingsShape = z.object({
  tellings: z.array(
    z.discriminatedUnion('kind', [
      z.object({ ...at, kind: z.literal('told'), notice: noticeShape }),
      z.object({ ...at, kind: z.literal('grown'), notice: noticeShape }),
      z.object({ ...at, kind: z.literal('again'), notice: noticeShape }),
      z.object({ ...at, kind: z.literal('acknowledged'), noticeIds: z.array(text) }),
    ]),
  ) satisfies z.ZodType<readonly Telling[]>,
  through: count,
  hasMore: z.boolean(),
})

const stepName: z.ZodType<StepName> = z.union([
  z.enum(['banner', 'sticky', 'sound']),
  z.templateLiteral(['outgoing:', z.string()]),
])
const due = { dueAt: time }
const seen = { ...due, shownAt: time, steps: z.array(stepName) }
const suppression = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rule'), ruleId: maybeText }),
  z.object({ kind: z.literal('storm'), incidentId: text }),
])
const fateShape = z.discriminatedUnion('state', [
  z.object({ state: z.literal('due'), ...due }),
  z.object({ state: z.literal('held'), ...due, cause: z.enum(['quiet-hours', 'snooze']), until: time }),
  z.object({ state: z.literal('suppressed'), ...due, by: suppression }),
  z.object({ state: z.literal('shown'), ...seen }),
  z.object({ state: z.literal('clicked'), ...seen, clickedAt: time }),
  z.object({ state: z.literal('failed'), ...due, failedAt: time, steps: z.array(stepName) }),
  z.object({ state: z.literal('lapsed'), ...due }),
  z.object({
    ...{ state: z.literal('acknowledged'), ...due, at: time, by: z.enum(['person', 'resolved', 'incident']) },
    steps: z.array(stepName),
  }),
]) satisfies z.ZodType<NoticeFate>

export const noticeRecordsShape = z.array(
  z.object({
    ...noticeShape.shape,
    state: z.enum(['due', 'held', 'suppressed', 'shown', 'clicked', 'failed', 'lapsed', 'acknowledged']),
    ...{ fate: fateShape, ruleId: maybeText, shownAt: maybeText },
  }),
) satisfies z.ZodType<readonly NoticeRecord[]>

export const problemsShape = z.array(z.object({ start: count, end: count, sentence: text })) satisfies z.ZodType<
  readonly QueryProblem[]
>

export const rulesShape = z.object({
  rules: noticeRulesSchema,
  conditions: z.array(
    z.array(z.object({ key: maybeText, value: text, isNegated: z.boolean(), isQuoted: z.boolean() })),
  ),
  ...{ isOwn: z.boolean(), faults: z.array(text), addressed: z.array(text) },
}) satisfies z.ZodType<RulesInForce>

export const rehearsalShape = z.object({
  ...{ since: text, until: text, sent: count, atNight: count, sounds: count, candidates: count, silent: count },
  decided: z.array(z.object({ ruleId: maybeText, count })),
  newest: z.array(
    z.object({
      kind: z.enum(['notice', 'storm-over', 'late-digest', 'held-digest']),
      ...{ at: text, urgency: z.enum(urgencies), count, transactionId: maybeText, title: text },
    }),
  ),
}) satisfies z.ZodType<RehearsalReport>
