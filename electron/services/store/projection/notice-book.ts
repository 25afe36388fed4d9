import type { Notice } from '../../../contract/notice.ts'
import type { NoticeFate } from '../../../contract/notice-ledger.ts'
import type { NoticeRules } from '../../../contract/notice-rules.ts'
import { holdAnew } from '../../../core/rules/hold-anew.ts'
import type { Incident } from '../../../core/storm/incident.ts'
import { advance, fateAtFirst, follow, type NoticeEvent } from '../../../core/telling/ledger.ts'
import type { NoticeText } from '../../../core/telling/notice-text.ts'
import type { Database } from '../database.ts'
import type { Act } from '../journal/entry.ts'
import { fateOf, type NewNotice, type NoticeRow, noticeOf } from './notice-row.ts'
import { type TransactionRow, transactionId } from './transaction-row.ts'

/** `notice-grown` changes nothing that became of a notice. */
export type NoticeAct = Exclude<Extract<Act, { readonly noticeId: string }>, { readonly kind: 'notice-grown' }>

export interface NoticeBook {
  /**
   * Writes a notice in the state that is known of it: a rebuild makes it again after it was shown. Once for each id, and for
   * each subject of a transaction: false when there is one already.
   */
  add(notice: NewNotice): boolean
  /** Whether there is one of its id, or of its subject of its transaction. */
  isKnown(notice: Pick<NewNotice, 'id' | 'transaction_id' | 'subject'>): boolean
  /** The notice of a storm says how many failed by now. */
  grow(incident: Incident, text: NoticeText): void
  /** When the newest whose id begins so was due, in milliseconds; null when there is none. */
  lastDue(idPrefix: string): number | null
  act(act: NoticeAct, at: number): void
  /** Nobody is told of a source that was forgotten. */
  forgetSource(sourceId: string): void
  /** Nobody is told of a transaction that is gone. */
  forget(transaction: Pick<TransactionRow, 'source_id' | 'kind' | 'provider_id'>): void
  /** Nobody is told any more of what the entries from `from` on and before `to` made. */
  lapse(from: number, to: number): void
  /** What is held waits by these rules from now on. `at`: when they were set, in milliseconds. */
  holdAnew(rules: NoticeRules, at: number): void
  /** Those added since the last call that are still due. */
  takeDue(): readonly Notice[]
  /** Those that grew since the last call after they were due, each as it is now. */
  takeGrown(): readonly Notice[]
}

/** Writes notices and what was done with them. `lapseUntil`: see the table `projection`. */
export function createNoticeBook(database: Database, lapseUntil: number): NoticeBook {
  const insert = database.prepare<unknown[]>(`
    INSERT INTO notices
      (seq, id, subject, topic, urgency, transaction_id, status, title, body, due_at, ran_at, action, said, rule, sound,
       escalates, incident, fate)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING
  `)
  const actedOn = database.prepare<[string], string>('SELECT fate FROM notice_acts WHERE notice_id = ?').pluck()
  const written = database.prepare<[string], string>('SELECT fate FROM notices WHERE id = ?').pluck()
  const wasOpen = database.prepare<[string], number>('SELECT 1 FROM notices_carried WHERE notice_id = ?').pluck()
  const setFate = database.prepare<[string, string]>('UPDATE notices SET fate = ? WHERE id = ?')
  const saveAct = database.prepare<[string, string]>(
    'INSERT INTO notice_acts (notice_id, fate) VALUES (?, ?) ON CONFLICT DO UPDATE SET fate = excluded.fate',
  )
  const newest = database
    .prepare<[string, string], number | null>('SELECT max(due_at) FROM notices WHERE id >= ? AND id < ?')
    .pluck()
  const openBetween = database.prepare<[number, number], { readonly id: string; readonly fate: string }>(
    `SELECT id, fate FROM notices WHERE state IN ('due', 'held') AND seq >= ? AND seq < ?`,
  )
  const held = database.prepare<[], Pick<NoticeRow, 'id' | 'fate' | 'rule' | 'urgency'>>(
    `SELECT id, fate, rule, urgency FROM notices WHERE state = 'held'`,
  )
  const known = database.prepare<[string, string | null, string | null], number>(
    'SELECT 1 FROM notices WHERE id = ? OR (transaction_id = ? AND subject = ?) LIMIT 1',
  )
  const rowOf = database.prepare<[string], NoticeRow>('SELECT * FROM notices WHERE id = ?')
  const sayMore = database.prepare<[string, string, string, string, number, string]>(
    'UPDATE notices SET title = ?, body = ?, said = ?, urgency = ?, sound = ? WHERE id = ?',
  )
  const due = new Map<string, Notice>()
  const grown = new Map<string, Notice>()

  /** What is known of it, whether it was made already or only acted on. */
  const knownFate = (id: string, at: number): NoticeFate => {
    const stored = written.get(id) ?? actedOn.get(id)
    return stored === undefined ? fateAtFirst(at) : fateOf(stored)
  }

  /** Of what was projected before and is made again, only what was open then is told. */
  const fateWhenMade = ({ id, seq, due_at: dueAt, fate = fateAtFirst(dueAt) }: NewNotice): NoticeFate => {
    const acted = actedOn.get(id)
    if (acted !== undefined) return { ...fateOf(acted), dueAt }
    if (seq > lapseUntil) return fate
    // One that was to be told keeps that, also where this version would have said it in a notice that is told already.
    if (wasOpen.get(id) !== undefined) return fate.state === 'held' ? fate : fateAtFirst(dueAt)
    return fate.state === 'suppressed' ? fate : { state: 'lapsed', dueAt }
  }

  return {
    add: notice => {
      const fate = fateWhenMade(notice)
      const { seq, id, subject = null, topic, urgency, transaction_id, status, title, body, said } = notice
      const { due_at, ran_at, action, rule = null, sound = urgency !== 'quiet', escalates = false } = notice
      const { incident = null } = notice
      const { changes } = insert.run(
        ...[seq, id, subject, topic, urgency, transaction_id, status, title, body, due_at, ran_at, action],
        ...[said === undefined ? null : JSON.stringify(said), rule, sound ? 1 : 0, escalates ? 1 : 0],
        ...[incident, JSON.stringify(fate)],
      )
      if (changes > 0 && fate.state === 'due') due.set(id, noticeOf(notice))
      return changes > 0
    },
    isKnown: ({ id, transaction_id, subject = null }) => known.get(id, transaction_id, subject) !== undefined,
    grow: (incident, { title, body, said }) => {
      const { id, urgency, hasSounded, affected, failures } = incident
      const row = rowOf.get(id)
      if (row === undefined) return
      sayMore.run(title, body, JSON.stringify(said), urgency, hasSounded ? 1 : 0, id)
      const isNew = due.has(id)
      if (!isNew && !isTold(row.state)) return
      const more = { title, body, said, urgency, failures, sound: hasSounded && (isNew || row.sound === 0) }
      // It stands for many: none of them is the one to open.
      const about = affected > 1 ? { transaction_id: null } : {}
      const notice = noticeOf({ ...row, ...more, ...about })
      if (isNew) due.set(id, notice)
      else grown.set(id, { ...notice, sound: more.sound || grown.get(id)?.sound === true })
    },
    lastDue: idPrefix => newest.get(idPrefix, `${idPrefix}~`) ?? null,
    act: (act, at) => {
      const known = knownFate(act.noticeId, at)
      // What lapsed and was told all the same was told: a rebuild hears of it after it took it for lapsed.
      const advanced = advance(known.state === 'lapsed' ? fateAtFirst(known.dueAt) : known, eventOf(act, at))
      if (!advanced.ok || !advanced.isNew) return
      const fate = JSON.stringify(advanced.fate)
      saveAct.run(act.noticeId, fate)
      setFate.run(fate, act.noticeId)
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
      for (const { id, fate } of openBetween.all(from, to)) {
        setFate.run(JSON.stringify({ state: 'lapsed', dueAt: fateOf(fate).dueAt } satisfies NoticeFate), id)
        due.delete(id)
      }
    },
    holdAnew: (rules, at) => {
      for (const { id, fate, rule, urgency } of held.all()) {
        const before = fateOf(fate)
        if (before.state !== 'held') continue
        const { reason: cause, until } = holdAnew(rules, { ...before, ruleId: rule, urgency }, at)
        if (cause !== before.cause || until !== before.until)
          setFate.run(JSON.stringify(follow(before, { kind: 'hold', at, cause, until })), id)
      }
    },
    takeDue: () => {
      const notices = [...due.values()]
      due.clear()
      return notices
    },
    takeGrown: () => {
      const notices = [...grown.values()]
      grown.clear()
      return notices
    },
  }
}

/** Whether a person may see it: then more of it is worth saying. */
function isTold(state: NoticeFate['state']): boolean {
  return state === 'due' || state === 'shown' || state === 'clicked' || state === 'failed'
}

function eventOf(act: NoticeAct, at: number): NoticeEvent {
  switch (act.kind) {
    case 'notice-shown':
      return { kind: 'show', at }
    case 'notice-clicked':
      return { kind: 'click', at }
    case 'notice-failed':
      return { kind: 'fail', at }
  }
}
