import type { AcknowledgedBy, NoticeFate } from '../../../../contract/notices/notice-ledger.ts'
import type { NoticeRules } from '../../../../contract/settings/notice-rules.ts'
import { holdAnew } from '../../../../core/rules/hold-anew.ts'
import { advance, fateAtFirst, follow, type NoticeEvent } from '../../../../core/telling/ledger.ts'
import type { Database } from '../../database.ts'
import type { Act } from '../../journal/entries/act.ts'
import { fateOf, type NewNotice, type NoticeRow } from './notice-row.ts'

/** `notice-grown` changes nothing that became of a notice. */
export type FateAct = Exclude<Extract<Act, { readonly noticeId: string }>, { readonly kind: 'notice-grown' }>

interface Untold {
  /** See the table `projection`. */
  readonly lapseUntil: number
  /** Whether what stands at a position was copied from another engine: nobody is told of it here. */
  readonly isCopy: (seq: number) => boolean
}

/** What became of notices, as core's ledger decides it. */
export function createNoticeFates(
  database: Database,
  { lapseUntil, isCopy }: Untold,
  onSettled: (id: string, state: NoticeFate['state']) => void,
) {
  const actedOn = database.prepare<[string], string>('SELECT fate FROM notice_acts WHERE notice_id = ?').pluck()
  const written = database.prepare<[string], string>('SELECT fate FROM notices WHERE id = ?').pluck()
  const wasOpen = database.prepare<[string], number>('SELECT 1 FROM notices_carried WHERE notice_id = ?').pluck()
  const setFate = database.prepare<[string, string]>('UPDATE notices SET fate = ? WHERE id = ?')
  const saveAct = database.prepare<[string, string]>(
    'INSERT INTO notice_acts (notice_id, fate) VALUES (?, ?) ON CONFLICT DO UPDATE SET fate = excluded.fate',
  )
  // Each by an index of its own, which a list of the two would not use; most notices are neither.
  const openBetween = database.prepare<[number, number, number, number], Pick<NoticeRow, 'id' | 'fate'>>(
    ['due', 'held']
      .map(one => `SELECT id, fate FROM notices WHERE state = '${one}' AND seq >= ? AND seq < ?`)
      .join(' UNION ALL '),
  )
  const held = database.prepare<[], Pick<NoticeRow, 'id' | 'fate' | 'rule' | 'urgency'>>(
    `SELECT id, fate, rule, urgency FROM notices WHERE state = 'held'`,
  )
  const othersOf = database.prepare<[string, string], Pick<NoticeRow, 'id'>>(
    'SELECT id FROM notices WHERE incident = ? AND id <> ?',
  )
  const ofTransaction = database.prepare<[string], Pick<NoticeRow, 'id'>>(
    'SELECT id FROM notices WHERE transaction_id = ?',
  )

  const save = (id: string, fate: NoticeFate): void => {
    setFate.run(JSON.stringify(fate), id)
    if (fate.state !== 'due') onSettled(id, fate.state)
  }

  /** Null: it says nothing new. */
  const moved = (known: NoticeFate, event: NoticeEvent): NoticeFate | null => {
    const next = advance(isOverruled(known, event) ? fateAtFirst(known.dueAt) : known, event)
    return next.ok && next.isNew ? next.fate : null
  }
  const advanced = (id: string, event: NoticeEvent): NoticeFate | null => {
    const stored = written.get(id)
    return stored === undefined ? null : moved(fateOf(stored), event)
  }
  /** From acts alone, without when it was due: the same whether its transaction is still there or was pruned. */
  const noteAct = (id: string, event: NoticeEvent): void => {
    const stored = actedOn.get(id)
    const fate = moved(stored === undefined ? fateAtFirst(0) : fateOf(stored), event)
    if (fate !== null) saveAct.run(id, JSON.stringify(fate))
  }

  const acknowledge = (id: string, by: AcknowledgedBy, at: number): void => {
    const fate = advanced(id, { kind: 'acknowledge', at, by })
    if (fate !== null) save(id, fate)
  }

  return {
    /** Of what was projected before and is made again, only what was open then is told. */
    whenMade: ({ id, seq, due_at: dueAt, fate = fateAtFirst(dueAt) }: NewNotice): NoticeFate => {
      const acted = actedOn.get(id)
      if (acted !== undefined) return { ...fateOf(acted), dueAt }
      if (isOpen(fate.state) && isCopy(seq)) return { state: 'lapsed', dueAt }
      if (seq > lapseUntil) return fate
      // One that was to be told keeps that, also where this version would have said it in a notice that is told already.
      if (wasOpen.get(id) !== undefined) return fate.state === 'held' ? fate : fateAtFirst(dueAt)
      return isOpen(fate.state) ? { state: 'lapsed', dueAt } : fate
    },
    act: (act: FateAct, at: number): void => {
      const { noticeId } = act
      noteAct(noticeId, eventOf(act, at))
      const fate = advanced(noticeId, eventOf(act, at))
      if (fate !== null) save(noticeId, fate)
      // Also where it is known already, of one that outlived its transaction.
      if (act.kind !== 'notice-acknowledged') return
      for (const { id } of othersOf.all(noticeId, noticeId)) acknowledge(id, 'incident', at)
    },
    /** A transaction was decided by hand: its notices are seen to, unless they stand for others too. */
    resolved: (transactionId: string, at: number, standsForOthers: (id: string) => boolean): void => {
      for (const { id } of ofTransaction.all(transactionId)) if (!standsForOthers(id)) acknowledge(id, 'resolved', at)
    },
    /** Nobody is told any more of what the entries from `from` on and before `to` made. */
    lapse: (from: number, to: number): void => {
      for (const { id, fate } of openBetween.all(from, to, from, to))
        save(id, { state: 'lapsed', dueAt: fateOf(fate).dueAt })
    },
    /** What is held waits by these rules from now on. `at`: when they were set, in milliseconds. */
    holdAnew: (rules: NoticeRules, at: number): void => {
      for (const { id, fate, rule, urgency } of held.all()) {
        const before = fateOf(fate)
        if (before.state !== 'held') continue
        const { reason: cause, until } = holdAnew(rules, { ...before, ruleId: rule, urgency }, at)
        if (cause !== before.cause || until !== before.until)
          save(id, follow(before, { kind: 'hold', at, cause, until }))
      }
    },
  }
}

/**
 * What was told was told: a rebuild hears of that after it took a notice for lapsed, or for part of a storm that began with
 * another failure, which is pruned by now.
 */
function isOverruled(known: NoticeFate, { kind }: NoticeEvent): boolean {
  if (known.state === 'lapsed') return true
  return known.state === 'suppressed' && known.by.kind === 'storm' && kind !== 'acknowledge'
}

/** Whether somebody is still to be told. */
function isOpen(state: NoticeFate['state']): boolean {
  return state === 'due' || state === 'held'
}

function eventOf(act: FateAct, at: number): NoticeEvent {
  switch (act.kind) {
    case 'notice-shown':
      return { kind: 'show', at }
    case 'notice-clicked':
      return { kind: 'click', at }
    case 'notice-failed':
      return { kind: 'fail', at }
    case 'notice-escalated':
      return { kind: 'escalate', at, steps: act.steps }
    case 'notice-acknowledged':
      return { kind: 'acknowledge', at, by: 'person' }
  }
}
