import type { LadderStep } from '../settings/notice-rules.ts'
import type { Notice } from './notice.ts'

/** Why somebody was not told at once. `incident`: the notice of the storm that says it. */
export type Suppression =
  | { readonly kind: 'rule'; readonly ruleId: string | null }
  | { readonly kind: 'storm'; readonly incidentId: string }

export type HoldCause = 'quiet-hours' | 'snooze'

/** Who or what made it stop. `resolved`: the transaction was decided by hand; `incident`: with the storm it belongs to. */
export type AcknowledgedBy = 'person' | 'resolved' | 'incident'

/** A rung of the ladder as it is remembered: `outgoing:` and the id of the channel. */
export type StepName = Exclude<LadderStep['kind'], 'outgoing'> | `outgoing:${string}`

/** What became of a notice. Times in milliseconds since 1970. */
export type NoticeFate =
  | { readonly state: 'due'; readonly dueAt: number }
  | { readonly state: 'held'; readonly dueAt: number; readonly cause: HoldCause; readonly until: number }
  /** The last word, unless somebody acknowledges the incident that it joined. */
  | { readonly state: 'suppressed'; readonly dueAt: number; readonly by: Suppression }
  | ({ readonly state: 'shown' } & Seen)
  | ({ readonly state: 'clicked'; readonly clickedAt: number } & Seen)
  /** The desktop refused it; it stands in the window. */
  | { readonly state: 'failed'; readonly dueAt: number; readonly failedAt: number; readonly steps: readonly StepName[] }
  /** Nobody is told any more: it came with a backup, or its source is gone. */
  | { readonly state: 'lapsed'; readonly dueAt: number }
  | {
      readonly state: 'acknowledged'
      readonly dueAt: number
      readonly at: number
      readonly by: AcknowledgedBy
      readonly steps: readonly StepName[]
    }

interface Seen {
  readonly dueAt: number
  readonly shownAt: number
  /** The rungs of the ladder that were taken, in their order. */
  readonly steps: readonly StepName[]
}

/** A notice with what became of it, for whoever asks whether somebody was told. */
export interface NoticeRecord extends Notice {
  readonly state: NoticeStateName
  readonly fate: NoticeFate
  /** The rule that decided it; null when none did. */
  readonly ruleId: string | null
  /** When a person was shown it; null when nobody was. */
  readonly shownAt: string | null
}

export type NoticeStateName = NoticeFate['state']
