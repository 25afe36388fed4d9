import { z } from 'zod'
import type { Answers } from '../../../contract/bridge/ipc.ts'
import type { EngineQuestion } from '../../../contract/bridge/question-places.ts'
import type { CountStep, QueryHelp, ViewCount } from '../../../contract/transactions/query.ts'
import type { Quarantined } from '../../../contract/transactions/transaction.ts'
import { reportShape } from '../state-shapes.ts'
import { noticeRecordsShape, problemsShape, rehearsalShape, rulesShape } from './notice-shapes.ts'
import { overviewShape } from './overview-shapes.ts'
import { blindWindowsShape, destinationsShape, healthShape, whereShape } from './state-shapes.ts'
import {
  contentsShape,
  proposalsShape,
  quarantinedContentShape,
  windowDetailShape,
  windowPageShape,
} from './transaction-shapes.ts'

const text = z.string()
const count = z.int().min(0)

const stepShape = z.object({ transactions: count, next: z.int().nullable() }) satisfies z.ZodType<CountStep>

const helpShape = z.object({
  terms: z.array(z.object({ start: count, valueStart: count, end: count })),
  completions: z.object({
    ...{ start: count, end: count },
    items: z.array(z.object({ kind: z.enum(['key', 'value']), text, label: text })),
  }),
  problems: problemsShape,
}) satisfies z.ZodType<QueryHelp>

const viewsShape = z.array(
  z.object({ id: text, transactions: count, certainty: z.enum(['exact', 'counting', 'at-least']) }),
) satisfies z.ZodType<readonly ViewCount[]>

const quarantineShape = z.array(
  z.object({ seq: count, sourceId: text, receivedAt: text, reason: text }),
) satisfies z.ZodType<readonly Quarantined[]>

/**
 * What each answer to a window elsewhere is. It goes through its shape on both sides: what is not named here does not
 * leave, and what is not of this form is not believed.
 */
export const questionShapes = {
  'transactions.page': windowPageShape,
  'transactions.count': stepShape,
  'query.complete': helpShape,
  'views.counts': viewsShape,
  'views.set': z.null(),
  overview: overviewShape,
  'transactions.detail': windowDetailShape.nullable(),
  'transactions.contents': contentsShape,
  'transactions.resolve': z.null(),
  'transactions.reopen': z.null(),
  'transactions.propose-parser': proposalsShape,
  'quarantine.list': quarantineShape,
  'quarantine.content': quarantinedContentShape,
  'data.where': whereShape,
  'rules.get': rulesShape,
  'rules.check': problemsShape,
  'rules.rehearse': rehearsalShape,
  report: reportShape,
  'notices.list': noticeRecordsShape,
  'notices.acknowledge': z.null(),
  'destinations.states': destinationsShape,
  'connection.retry': z.null(),
  'health.check': healthShape,
  'blind-windows.list': blindWindowsShape,
} as const satisfies { readonly [Q in EngineQuestion]: z.ZodType<Answers[Q]> }
