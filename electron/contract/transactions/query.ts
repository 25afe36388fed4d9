import { z } from 'zod'

/** What a query can ask of a transaction by name. */
export const fieldKeys = [
  'status',
  'operator',
  'country',
  'category',
  'source',
  'kind',
  'action',
  'env',
  'is',
  'id',
] as const
export type FieldKey = (typeof fieldKeys)[number]

/** What a transaction can be without: `operator:none` finds those without one, `operator:"none"` those named so. */
export const emptyKeys = ['operator', 'country', 'category', 'action', 'env'] as const satisfies readonly FieldKey[]
export type EmptyKey = (typeof emptyKeys)[number]
export const noneWord = 'none'

export const timeKeys = ['since', 'until'] as const
export type TimeKey = (typeof timeKeys)[number]

export const timeUnits = ['m', 'h', 'd', 'w'] as const
export type TimeUnit = (typeof timeUnits)[number]

/** A time as a person writes it; which moment it is depends on the clock and the zone of whoever asks. */
export type TimeValue =
  | { readonly kind: 'ago'; readonly amount: number; readonly unit: TimeUnit }
  /** `2026-11-01`: since its beginning, until its end. */
  | { readonly kind: 'date'; readonly date: string }
  /** `2026-11-01T10:30`, in the asker's zone. */
  | { readonly kind: 'local'; readonly dateTime: string }
  /** ISO 8601 in UTC. */
  | { readonly kind: 'instant'; readonly at: string }

export type QueryTerm =
  | { readonly kind: 'field'; readonly key: FieldKey; readonly value: string; readonly isNegated: boolean }
  /** It has none of that. */
  | { readonly kind: 'none'; readonly key: EmptyKey; readonly isNegated: boolean }
  | { readonly kind: 'time'; readonly key: TimeKey; readonly time: TimeValue }
  /** Exact: these words one after the other; otherwise the last of them may go on. */
  | { readonly kind: 'text'; readonly text: string; readonly isExact: boolean; readonly isNegated: boolean }

/** Several values of one key mean any of them; different keys, and words, mean all. */
export interface Query {
  readonly terms: readonly QueryTerm[]
}

/** What is wrong with a part of a query: where it is, and what to do. Positions count UTF-16 units. */
export interface QueryProblem {
  readonly start: number
  readonly end: number
  readonly sentence: string
}

export type QueryReading =
  | { readonly ok: true; readonly query: Query }
  | { readonly ok: false; readonly problems: readonly QueryProblem[] }

/** Where a term of a query stands, whether or not it can be understood. */
export interface QuerySpan {
  readonly start: number
  /** Where its value begins: behind the colon of a key, at the start of words. */
  readonly valueStart: number
  readonly end: number
}

/** What may stand at the caret: `text` takes the place from `start` to `end`. */
export interface Completions {
  readonly start: number
  readonly end: number
  readonly items: readonly CompletionItem[]
}
export interface CompletionItem {
  readonly kind: 'key' | 'value'
  readonly text: string
  /** What a person reads, such as the name of a source. */
  readonly label: string
}

/** What helps a person who writes a query. */
export interface QueryHelp {
  readonly terms: readonly QuerySpan[]
  readonly completions: Completions
  readonly problems: readonly QueryProblem[]
}

export const longestQuery = 500

export const queryTextSchema = z.string().max(longestQuery)

/** The name of a time zone, such as `Africa/Nairobi`. */
export const zoneSchema = z.string().max(64)

/** A view of the user's own: a query with a name, counted as transactions come. */
export const savedViewSchema = z.object({
  id: z.string().trim().min(1).max(40),
  name: z.string().trim().min(1, 'Give the view a name.').max(60),
  query: queryTextSchema,
})
export type SavedView = z.output<typeof savedViewSchema>

/** How many views a user may have. */
export const mostViews = 50

export const builtInViews = ['all', 'attention', 'failed', 'pending', 'stuck', 'late', 'quarantine'] as const
export type BuiltInView = (typeof builtInViews)[number]

/** A part of a count: so many in what was looked through. */
export interface CountStep {
  readonly transactions: number
  /** Hand this back as `after` to count on; null when everything was looked through. */
  readonly next: number | null
}

/** How many transactions a view shows. */
export interface ViewCount {
  /** One of the built-in views, or the id of one of the user's. */
  readonly id: string
  readonly transactions: number
  /** `exact`; `counting`: a new view whose older transactions are still being counted; `at-least`: there are more. */
  readonly certainty: 'exact' | 'counting' | 'at-least'
}
