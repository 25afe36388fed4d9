import type { Notice } from '../../contract/notice.ts'
import type { Status } from '../../contract/transaction.ts'
import type { Database } from './database.ts'
import type { Act } from './entry.ts'
import { isoOf } from './transaction-row.ts'

export type NoticeState = 'due' | 'shown' | 'clicked' | 'failed' | 'lapsed'

export interface NoticeRow {
  readonly seq: number
  readonly id: string
  readonly transaction_id: string
  readonly status: Status
  readonly title: string
  readonly body: string
  readonly due_at: number
  readonly state: NoticeState
}

export type NoticeAct = Extract<Act, { readonly noticeId: string }>

export interface NoticeBook {
  /** Writes a notice in the state that is known of it: a rebuild makes it again after it was shown. */
  add(notice: Omit<NoticeRow, 'state'>): void
  act(act: NoticeAct): void
  /** Nobody is told of a source that was forgotten. */
  forgetSource(sourceId: string): void
  /** Those added since the last call that are still due. */
  takeDue(): readonly Notice[]
}

/** Writes notices and what was done with them. `lapseUntil`: see the table `projection`. */
export function createNoticeBook(database: Database, lapseUntil: number): NoticeBook {
  const insert = database.prepare<[NoticeRow]>(`
    INSERT INTO notices (seq, id, transaction_id, status, title, body, due_at, state)
    VALUES (@seq, @id, @transaction_id, @status, @title, @body, @due_at, @state)
  `)
  const stateOf = database.prepare<[string], NoticeState>('SELECT state FROM notice_acts WHERE notice_id = ?').pluck()
  const wasDue = database.prepare<[string], number>('SELECT 1 FROM notices_carried WHERE notice_id = ?').pluck()
  const setState = database.prepare<[NoticeState, string]>('UPDATE notices SET state = ? WHERE id = ?')
  const saveAct = database.prepare<[string, NoticeState]>(`
    INSERT INTO notice_acts (notice_id, state) VALUES (?, ?) ON CONFLICT DO UPDATE SET state = excluded.state
  `)
  const due = new Map<string, Notice>()

  return {
    add: notice => {
      const acted = stateOf.get(notice.id)
      const lapses = notice.seq <= lapseUntil && wasDue.get(notice.id) === undefined
      const state = acted ?? (lapses ? 'lapsed' : 'due')
      insert.run({ ...notice, state })
      if (state === 'due') due.set(notice.id, noticeOf(notice))
    },
    act: act => {
      const state = stateAfter(act)
      // A click is the last word: a desktop may report the showing after it.
      if (stateOf.get(act.noticeId) === 'clicked') return
      saveAct.run(act.noticeId, state)
      setState.run(state, act.noticeId)
      due.delete(act.noticeId)
    },
    forgetSource: sourceId => {
      for (const [id, notice] of due) if (notice.transactionId.startsWith(`${sourceId}/`)) due.delete(id)
    },
    takeDue: () => {
      const notices = [...due.values()]
      due.clear()
      return notices
    },
  }
}

export function noticeOf(row: Omit<NoticeRow, 'state'>): Notice {
  const { id, transaction_id, status, title, body, due_at } = row
  return { id, transactionId: transaction_id, status, title, body, dueAt: isoOf(due_at) }
}

function stateAfter(act: NoticeAct): 'shown' | 'clicked' | 'failed' {
  switch (act.kind) {
    case 'notice-shown':
      return 'shown'
    case 'notice-clicked':
      return 'clicked'
    case 'notice-failed':
      return 'failed'
  }
}
