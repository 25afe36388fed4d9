import { type Notice, type NoticeSpeech, noticeSpeechSchema } from '../../../../contract/notices/notice.ts'
import type { NoticeFate, NoticeStateName } from '../../../../contract/notices/notice-ledger.ts'
import { isoOf } from '../transactions/transaction-row.ts'

/** A row of `notices` as the projector wrote it; SQLite's STRICT types hold. Times in milliseconds. */
export interface NoticeRow {
  /** Position in the journal of what made it. */
  readonly seq: number
  readonly id: string
  readonly topic: Notice['topic']
  readonly urgency: Notice['urgency']
  readonly transaction_id: string | null
  readonly status: Notice['status']
  readonly title: string
  readonly body: string
  readonly due_at: number
  /** Only of what is told late. */
  readonly ran_at: number | null
  /** What it was about, masked. */
  readonly action: string | null
  /** Title and body in no language, as JSON. */
  readonly said: string | null
  /** The rule that decided it; null for none, and for what the app says of itself. */
  readonly rule: string | null
  /** The notice of the storm that it belongs to; its own id when it is the first of it. */
  readonly incident: string | null
  readonly sound: number
  readonly escalates: number
  /** What became of it, as JSON. */
  readonly fate: string
  readonly state: NoticeStateName
  readonly held_until: number | null
  readonly shown_at: number | null
}

/** What there is to be told. */
export interface NewNotice
  extends Pick<NoticeRow, 'seq' | 'id' | 'topic' | 'urgency' | 'transaction_id' | 'status' | 'title' | 'body'>,
    Pick<NoticeRow, 'due_at' | 'ran_at' | 'action'> {
  /** What of its transaction is told once. */
  readonly subject?: string | null
  readonly said?: NoticeSpeech | undefined
  readonly rule?: string | null
  readonly incident?: string | null
  /** How many failures it stands for. */
  readonly failures?: number
  /** Without it, as loud as it is urgent. */
  readonly sound?: boolean
  readonly escalates?: boolean
  /** Without it, due. */
  readonly fate?: NoticeFate
}

export function noticeOf(row: Omit<NewNotice, 'subject' | 'rule' | 'escalates' | 'fate' | 'seq'>): Notice {
  const { id, topic, urgency, transaction_id, status, title, body, due_at, ran_at, action, said, sound } = row
  const { incident = null, failures = 1 } = row
  return {
    ...{ id, topic, urgency, status, title, body },
    transactionId: transaction_id,
    dueAt: isoOf(due_at),
    // Said only where it is not what the urgency says.
    ...(sound !== undefined && sound !== (urgency !== 'quiet') && { sound }),
    ...(incident !== null && { incident }),
    ...(failures > 1 && { failures }),
    ...(ran_at !== null && { ranAt: isoOf(ran_at) }),
    ...(action !== null && { action }),
    ...(said !== undefined && { said }),
  }
}

/** With how many failures it stands for; null for one that belongs to no storm. */
export interface CountedNotice extends NoticeRow {
  readonly failures: number | null
}

/** Notices as CountedNotice, called n. */
export const countedNotices = 'SELECT n.*, i.failures FROM notices n LEFT JOIN incidents i ON i.id = n.id'

type Stored = Omit<NoticeRow, 'fate' | 'rule' | 'escalates'> & Partial<Pick<CountedNotice, 'failures'>>

export function storedNotice({ said, sound, failures, ...row }: Stored): Notice {
  return noticeOf({ ...row, ...(failures != null && { failures }), sound: sound === 1, ...speechOf(said) })
}

/** What a notice says in no language, as it is stored; without what cannot be read, it is said in English. */
export function speechOf(said: string | null): { readonly said?: NoticeSpeech } {
  const read = noticeSpeechSchema.safeParse(said === null ? null : jsonOf(said))
  return read.success ? { said: read.data } : {}
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** What became of a notice, as the projector wrote it down. */
export function fateOf(stored: string): NoticeFate {
  // Written by the projector from the ledger's own values.
  return JSON.parse(stored) as NoticeFate
}

/** The id of the transaction that a notice tells of, if it tells of one. An id may hold a # itself; what follows it holds none. */
export function ownerOf(noticeId: string): string {
  return noticeId.replace(/#[^#]*$/s, '')
}

/** Ids of a source's notices begin with its own and a slash or, where they are about no transaction, a #; it holds neither. */
export function isOfSource(noticeId: string, sourceId: string): boolean {
  return noticeId.startsWith(`${sourceId}/`) || noticeId.startsWith(`${sourceId}#`)
}
