import { z } from 'zod'
import { type AboutAnswers, aboutQuestions } from '../about.ts'
import type { ActionId } from '../actions.ts'
import type { Connection } from '../connection.ts'
import type { Health, SettingsSection } from '../health.ts'
import type { BlindWindow } from '../notices/blind-window.ts'
import { type PracticeAnswers, practiceQuestions } from '../practice.ts'
import { type EngineAnswers, engineQuestions, type WatchedEngine } from '../settings/engine.ts'
import {
  categoryMeaningSchema,
  notificationSettingsSchema,
  type Settings,
  tunnelSettingsSchema,
} from '../settings/settings.ts'
import { windowSettingsSchema } from '../settings/window.ts'
import { languageChoiceSchema } from '../speech/languages.ts'
import { type Overview, overviewQuestionSchema } from '../transactions/overview.ts'
import {
  type CountStep,
  mostViews,
  type QueryHelp,
  queryTextSchema,
  savedViewSchema,
  type ViewCount,
  zoneSchema,
} from '../transactions/query.ts'
import {
  pageQuestionSchema,
  type Quarantined,
  type StatusCounts,
  type Transaction,
  type TransactionPage,
  verdicts,
} from '../transactions/transaction.ts'
import type {
  DeliveryContent,
  ParserProposals,
  QuarantinedContent,
  TransactionDetail,
} from '../transactions/transaction-detail.ts'
import { type UpdateAnswers, type UpdateState, updateQuestions } from '../updates.ts'
import type { AppState } from './app-state.ts'
import { type DataAnswers, type DataProgress, dataQuestions } from './data.ts'
import { type DesktopAnswers, desktopQuestions } from './desktop.ts'
import { type DestinationAnswers, destinationQuestions } from './destination-questions.ts'
import { type ReplayAnswers, replayQuestions } from './replay-questions.ts'
import type { ImportResult, Reply } from './reply.ts'
import { type RuleAnswers, ruleQuestions } from './rules.ts'
import { type SourceAnswers, sourceQuestions } from './source-questions.ts'

export type { Failure, ImportResult, Reply } from './reply.ts'

/** Everything the window may ask for: the schema of each input. */
export const questions = {
  'app.state': z.undefined(),
  'transactions.page': pageQuestionSchema,
  /** How many transactions a query finds, in steps. */
  'transactions.count': z.object({
    query: queryTextSchema,
    zone: zoneSchema.optional(),
    after: z.int().nullable().default(null),
  }),
  /** What may stand at the caret, and what is wrong with the query so far. */
  'query.complete': z.object({ text: queryTextSchema, caret: z.int().min(0) }),
  'views.counts': z.undefined(),
  'views.set': z.array(savedViewSchema).max(mostViews),
  overview: overviewQuestionSchema,
  'transactions.detail': z.object({ id: z.string().max(500) }),
  /** What the deliveries of a transaction say, masked. */
  'transactions.contents': z.object({ id: z.string().max(500) }),
  /** Shows what is masked in one transaction; that it was shown is recorded. */
  'transactions.reveal': z.object({ id: z.string().max(500) }),
  'transactions.resolve': z.object({
    id: z.string().max(500),
    verdict: z.enum(verdicts),
    note: z.string().trim().max(2000),
  }),
  /** Takes the resolution back. */
  'transactions.reopen': z.object({ id: z.string().max(500) }),
  'transactions.propose-parser': z.object({ id: z.string().max(500) }),
  'categories.set': z.array(categoryMeaningSchema).max(500),
  /** Saved payloads, as JSON or JSON lines, of one USSD app: through the same gate as deliveries. */
  'import.text': z.object({
    name: z.string().max(300),
    text: z.string().max(50_000_000),
    /** The app that the person vouches for where a payload holds no secret; without it such ones are refused. */
    sourceId: z.string().max(100).optional(),
  }),
  'quarantine.list': z.undefined(),
  /** What an odd delivery says. `reveal`: with nothing hidden; that it was shown is recorded. */
  'quarantine.content': z.object({ seq: z.int().min(1), reveal: z.boolean() }),
  ...dataQuestions,
  ...aboutQuestions,
  ...ruleQuestions,
  ...desktopQuestions,
  ...updateQuestions,
  ...destinationQuestions,
  ...practiceQuestions,
  ...replayQuestions,
  ...engineQuestions,
  ...sourceQuestions,
  'tunnel.set': z.object({ tunnel: tunnelSettingsSchema, authtoken: z.string().trim().max(500).optional() }),
  'notifications.set': notificationSettingsSchema,
  'window.set': windowSettingsSchema,
  'language.set': languageChoiceSchema,
  'connection.retry': z.undefined(),
  /** `isAfresh`: every link is looked at again first, which takes some seconds. */
  'health.check': z.object({ isAfresh: z.boolean() }),
  'blind-windows.list': z.undefined(),
  'clipboard.write': z.object({ text: z.string().max(100_000) }),
} as const

export type Questions = typeof questions
export type QuestionName = keyof Questions
export type Asked<Q extends QuestionName> = z.output<Questions[Q]>
export type Asking<Q extends QuestionName> = z.input<Questions[Q]>

/** The answer to each question. A question without an answer here does not compile. */
export interface Answers
  extends Record<
      Exclude<
        QuestionName,
        | keyof (DataAnswers & AboutAnswers & RuleAnswers)
        | keyof (DesktopAnswers & UpdateAnswers & SourceAnswers)
        | keyof (DestinationAnswers & PracticeAnswers & ReplayAnswers & EngineAnswers)
      >,
      unknown
    >,
    DataAnswers,
    AboutAnswers,
    RuleAnswers,
    DesktopAnswers,
    UpdateAnswers,
    SourceAnswers,
    DestinationAnswers,
    PracticeAnswers,
    ReplayAnswers,
    EngineAnswers {
  'app.state': AppState
  'transactions.page': TransactionPage
  'transactions.count': CountStep
  'query.complete': QueryHelp
  'views.counts': readonly ViewCount[]
  'views.set': null
  overview: Overview
  'transactions.detail': TransactionDetail | null
  /** Oldest first; the newest ones of a transaction that has many. */
  'transactions.contents': readonly DeliveryContent[]
  'transactions.reveal': TransactionDetail | null
  'transactions.resolve': null
  'transactions.reopen': null
  'transactions.propose-parser': ParserProposals
  'categories.set': null
  'import.text': ImportResult
  'quarantine.list': readonly Quarantined[]
  /** Null: it is not in the quarantine any more. */
  'quarantine.content': QuarantinedContent | null
  'tunnel.set': null
  'notifications.set': null
  'window.set': null
  'language.set': null
  'connection.retry': null
  'health.check': Health
  /** Newest first, a bounded number. */
  'blind-windows.list': readonly BlindWindow[]
  'clipboard.write': null
}

/** What the main process tells the window. */
export type News =
  | { readonly kind: 'transactions'; readonly rows: readonly Transaction[]; readonly counts: StatusCounts }
  /** Everything of these sources is gone from the list. */
  | { readonly kind: 'forgotten'; readonly sourceIds: readonly string[]; readonly counts: StatusCounts }
  /** These transactions were deleted: by the limits, or with their customer. */
  | { readonly kind: 'gone'; readonly ids: readonly string[]; readonly counts: StatusCounts }
  | { readonly kind: 'quarantined' }
  /** Null: no file is being written any more. */
  | { readonly kind: 'data-progress'; readonly progress: DataProgress | null }
  | { readonly kind: 'connection'; readonly connection: Connection }
  | { readonly kind: 'settings'; readonly settings: Settings; readonly hasTunnelToken: boolean }
  | { readonly kind: 'health'; readonly health: Health }
  | { readonly kind: 'updates'; readonly updates: UpdateState }
  /** How it is between this desktop and an engine elsewhere. */
  | { readonly kind: 'engine'; readonly engine: WatchedEngine }
  /** More changed than was told: everything that is on screen is to be asked for again. */
  | { readonly kind: 'all-anew' }
  | { readonly kind: 'blind-windows'; readonly windows: readonly BlindWindow[] }
  | { readonly kind: 'open-transaction'; readonly id: string }
  /** A part of the settings, and of a source what mends it. */
  | { readonly kind: 'open-settings'; readonly section: SettingsSection; readonly sourceId: string | null }
  /** What was chosen in a menu of the system. */
  | { readonly kind: 'act'; readonly action: ActionId }

/** What the preload puts on `window.app`: two methods, nothing else. */
export interface Bridge {
  ask<Q extends QuestionName>(question: Q, input: Asking<Q>): Promise<Reply<Answers[Q]>>
  /** Returns a function that ends the subscription. */
  onNews(listener: (news: News) => void): () => void
}
