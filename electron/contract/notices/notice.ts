import { z } from 'zod'
import { speechSchema } from '../speech/said.ts'
import type { Status } from '../transactions/transaction.ts'

/** What a notice is about. */
export const noticeTopics = [
  'status',
  'stuck',
  'flag',
  'silence',
  'drift',
  'digest',
  'quarantine',
  'refusals',
  'damage',
  'update',
] as const
export type NoticeTopic = (typeof noticeTopics)[number]

/** How loud: `critical` stays on screen where the desktop allows it, `quiet` makes no sound. */
export const urgencies = ['critical', 'normal', 'quiet'] as const
export type Urgency = (typeof urgencies)[number]

/** A notice in no language. Of the body, parts that stand side by side. */
export const noticeSpeechSchema = z.object({ title: speechSchema, body: speechSchema })
export type NoticeSpeech = z.output<typeof noticeSpeechSchema>

/** What a person can do about a notice where it shows. `snooze`: nobody is told of anything for a while. */
export const noticeActions = ['open', 'acknowledge', 'snooze'] as const
export type NoticeAction = (typeof noticeActions)[number]

/** What became of a notice on the screen. `dismissed`: by a person; `closed`: by the desktop, which says no more. */
export type NoticeEvent =
  | { readonly kind: 'acted'; readonly action: NoticeAction }
  | { readonly kind: 'ended'; readonly how: 'expired' | 'dismissed' | 'closed' }

/** What a person is told. Fit for a lock screen: no names, balances or message text. */
export interface Notice {
  /** The same after a rebuild of the state: made from the transaction and the delivery that caused it. */
  readonly id: string
  readonly topic: NoticeTopic
  readonly urgency: Urgency
  /** Null when it is about none, or about many. */
  readonly transactionId: string | null
  /** Null when it is about no status. */
  readonly status: Status | null
  readonly title: string
  readonly body: string
  /** Title and body in no language; none of what an earlier version wrote. */
  readonly said?: NoticeSpeech
  readonly dueAt: string
  /** Whether it sounds; without it, as loud as it is urgent. */
  readonly sound?: boolean
  /** The notice in whose place it stands: its own id, of the first failure of an incident; that one's, at the end of it. */
  readonly incident?: string
  /** How many failures it stands for, where they are several. */
  readonly failures?: number
  /** When it ran, of a digest: told apart from when we heard of it. */
  readonly ranAt?: string
  /** What it was, without what became of it: how many actions a summary is about. */
  readonly action?: string
}

/** Whether a notice makes a sound when it is shown. */
export function sounds({ sound, urgency }: Pick<Notice, 'sound' | 'urgency'>): boolean {
  return sound ?? urgency !== 'quiet'
}
