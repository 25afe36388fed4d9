import { type Notice, type NoticeSpeech, noticeSpeechSchema } from '../../../contract/notice.ts'
import type { Database } from '../database.ts'
import type { Act } from '../journal/entry.ts'
import { isoOf, type TransactionRow, transactionId } from './transaction-row.ts'

export type NoticeState = 'due' | 'shown' | 'clicked' | 'failed' | 'lapsed'

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
  readonly state: NoticeState
  readonly shown_at: number | null
}
/** `subject`: what of its transaction is told once. */
export type NewNotice = Omit<NoticeRow, 'state' | 'shown_at' | 'said'> & {
  readonly subject?: string | null
  readonly said?: NoticeSpeech | undefined
}

export type NoticeAct = Extract<Act, { readonly noticeId: string }>

export interface NoticeBook {
  /**
   * Writes a notice in the state that is known of it: a rebuild makes it again after it was shown. Once for each id, and for
   * each subject of a transaction: false when there is one already.
   */
  add(notice: NewNotice): boolean
  /** When the newest whose id begins so was due, in milliseconds; null when there is none. */
  lastDue(idPrefix: string): number | null
  act(act: NoticeAct, at: number): void
  /** Nobody is told of a source that was forgotten. */
  forgetSource(sourceId: string): void
  /** Nobody is told of a transaction that is gone. */
  forget(transaction: Pick<TransactionRow, 'source_id' | 'kind' | 'provider_id'>): void
  /** Nobody is told any more of what the entries from `from` on and before `to` made. */
  lapse(from: number, to: number): void
  /** Those added since the last call that are still due. */
  takeDue(): readonly Notice[]
}

/** Writes notices and what was done with them. `lapseUntil`: see the table `projection`. */
export function createNoticeBook(database: Database, lapseUntil: number): NoticeBook {
  const insert = database.prepare<unknown[]>(`
    INSERT INTO notices
      (seq, id, subject, topic, urgency, transaction_id, status, title, body, due_at, ran_at, action, said, state, shown_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING
  `)
  const actOn = database.prepare<[string], { readonly state: ActedState; readonly at: number }>(
    'SELECT state, at FROM notice_acts WHERE notice_id = ?',
  )
  const wasDue = database.prepare<[string], number>('SELECT 1 FROM notices_carried WHERE notice_id = ?').pluck()
  const setState = database.prepare<[NoticeState, number | null, string]>(
    'UPDATE notices SET state = ?, shown_at = ? WHERE id = ?',
  )
  const saveAct = database.prepare<[string, ActedState, number]>(`
    INSERT INTO notice_acts (notice_id, state, at) VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET state = excluded.state, at = excluded.at
  `)
  const newest = database
    .prepare<[string, string], number | null>('SELECT max(due_at) FROM notices WHERE id >= ? AND id < ?')
    .pluck()
  const lapseBetween = database
    .prepare<[number, number], string>(
      `UPDATE notices SET state = 'lapsed' WHERE state = 'due' AND seq >= ? AND seq < ? RETURNING id`,
    )
    .pluck()
  const due = new Map<string, Notice>()

  return {
    add: notice => {
      const acted = actOn.get(notice.id)
      const lapses = notice.seq <= lapseUntil && wasDue.get(notice.id) === undefined
      const state = acted?.state ?? (lapses ? 'lapsed' : 'due')
      const { seq, id, subject = null, topic, urgency, transaction_id, status, title, body, said } = notice
      const { changes } = insert.run(
        ...[seq, id, subject, topic, urgency, transaction_id, status, title, body],
        ...[notice.due_at, notice.ran_at, notice.action, said === undefined ? null : JSON.stringify(said)],
        ...[state, acted === undefined ? null : shownAt(acted)],
      )
      if (changes > 0 && state === 'due') due.set(notice.id, noticeOf(notice))
      return changes > 0
    },
    lastDue: idPrefix => newest.get(idPrefix, `${idPrefix}~`) ?? null,
    act: (act, at) => {
      const state = stateAfter(act)
      // A click is the last word: a desktop may report the showing after it.
      if (actOn.get(act.noticeId)?.state === 'clicked') return
      saveAct.run(act.noticeId, state, at)
      setState.run(state, shownAt({ state, at }), act.noticeId)
      due.delete(act.noticeId)
    },
    forgetSource: sourceId => {
      for (const id of due.keys()) if (id.startsWith(`${sourceId}/`) || id.startsWith(`${sourceId}#`)) due.delete(id)
    },
    forget: row => {
      const id = transactionId(row)
      for (const noticeId of due.keys()) if (noticeId.startsWith(`${id}#`)) due.delete(noticeId)
    },
    lapse: (from, to) => {
      for (const id of lapseBetween.all(from, to)) due.delete(id)
    },
    takeDue: () => {
      const notices = [...due.values()]
      due.clear()
      return notices
    },
  }
}

function noticeOf(row: NewNotice): Notice {
  const { id, topic, urgency, transaction_id, status, title, body, due_at, ran_at, action, said } = row
  return {
    ...{ id, topic, urgency, status, title, body },
    transactionId: transaction_id,
    dueAt: isoOf(due_at),
    ...(ran_at !== null && { ranAt: isoOf(ran_at) }),
    ...(action !== null && { action }),
    ...(said !== undefined && { said }),
  }
}

export function storedNotice({ said, ...row }: NoticeRow): Notice {
  return noticeOf({ ...row, ...speechOf(said) })
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

type ActedState = 'shown' | 'clicked' | 'failed'

function shownAt({ state, at }: { readonly state: ActedState; readonly at: number }): number | null {
  return state === 'failed' ? null : at
}

function stateAfter(act: NoticeAct): ActedState {
  switch (act.kind) {
    case 'notice-shown':
      return 'shown'
    case 'notice-clicked':
      return 'clicked'
    case 'notice-failed':
      return 'failed'
  }
}
