import type { Notice, NoticeSpeech } from '../../../../contract/notices/notice.ts'
import type { NoticeFate } from '../../../../contract/notices/notice-ledger.ts'
import type { Incident } from '../../../../core/storm/incident.ts'
import type { NoticeText } from '../../../../core/telling/notice-text.ts'
import type { Database } from '../../database.ts'
import { createNoticeFates } from './notice-fates.ts'
import { fateOf, isOfSource, type NewNotice, type NoticeRow, noticeOf } from './notice-row.ts'

type Fates = ReturnType<typeof createNoticeFates>

export interface TakenNotices {
  /** Those added that are still due. */
  readonly notices: readonly Notice[]
  /** Those that grew after they were due, each as it is now. */
  readonly grown: readonly Notice[]
  /** The ids of those that somebody acknowledged. */
  readonly acknowledged: readonly string[]
}

export interface NoticeBook extends Pick<Fates, 'act' | 'resolved' | 'lapse' | 'holdAnew'> {
  /**
   * Writes a notice in the state that is known of it: a rebuild makes it again after it was shown. Once for each id, and for
   * each subject of a transaction: false when there is one already.
   */
  add(notice: NewNotice): boolean
  /** Whether there is one of its id, or of its subject of its transaction. */
  isKnown(notice: Pick<NewNotice, 'id' | 'transaction_id' | 'subject'>): boolean
  /** The rule that decided it, and what became of it; null when there is none. */
  find(id: string): { readonly ruleId: string | null; readonly fate: NoticeFate } | null
  /** The notice of a storm says how many failed by now. */
  grow(incident: Incident, text: NoticeText): void
  /** When the newest whose id begins so was due, in milliseconds; null when there is none. */
  lastDue(idPrefix: string): number | null
  /** Nobody is told of a source that was forgotten. */
  forgetSource(sourceId: string): void
  /** Nobody is told of what is there no more. */
  forgetGone(): void
  /** What there is to be told since the last call. */
  take(): TakenNotices
}

/** Writes notices and what was done with them. `lapseUntil`: see the table `projection`; `isCopy`: told to nobody here. */
export function createNoticeBook(database: Database, lapseUntil: number, isCopy: (seq: number) => boolean): NoticeBook {
  const insert = database.prepare<unknown[]>(`
    INSERT INTO notices
      (seq, id, subject, topic, urgency, transaction_id, status, title, body, due_at, ran_at, action, said, rule, sound,
       escalates, incident, fate)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING
  `)
  const newest = database
    .prepare<[string, string], number | null>('SELECT max(due_at) FROM notices WHERE id >= ? AND id < ?')
    .pluck()
  const known = database.prepare<[string, string | null, string | null], number>(
    'SELECT 1 FROM notices WHERE id = ? OR (transaction_id = ? AND subject = ?) LIMIT 1',
  )
  const rowOf = database.prepare<[string], NoticeRow>('SELECT * FROM notices WHERE id = ?')
  const sayMore = database.prepare<[string, string, string, string, number, number, string]>(
    'UPDATE notices SET title = ?, body = ?, said = ?, urgency = ?, sound = ?, escalates = ? WHERE id = ?',
  )
  const due = new Map<string, Notice>()
  const grown = new Map<string, Notice>()

  let acknowledged: string[] = []

  /** What was to be told in this commit is not. */
  const drop = (isGone: (id: string) => boolean): void => {
    for (const waiting of [due, grown]) for (const id of waiting.keys()) if (isGone(id)) waiting.delete(id)
  }

  const fates = createNoticeFates(database, { lapseUntil, isCopy }, (id, state) => {
    due.delete(id)
    if (state === 'acknowledged') acknowledged.push(id)
  })

  return {
    add: notice => {
      const fate = fates.whenMade(notice)
      const { seq, id, subject = null, topic, urgency, transaction_id, status, title, body, said } = notice
      const { due_at, ran_at, action, rule = null, sound = urgency !== 'quiet', escalates = false } = notice
      const { incident = null } = notice
      const { changes } = insert.run(
        ...[seq, id, subject, topic, urgency, transaction_id, status, title, body, due_at, ran_at, action],
        ...[said === undefined ? null : speechText(said), rule, sound ? 1 : 0, escalates ? 1 : 0],
        ...[incident, JSON.stringify(fate)],
      )
      if (changes > 0 && fate.state === 'due') due.set(id, noticeOf(notice))
      return changes > 0
    },
    isKnown: ({ id, transaction_id, subject = null }) => known.get(id, transaction_id, subject) !== undefined,
    find: id => {
      const row = rowOf.get(id)
      return row === undefined ? null : { ruleId: row.rule, fate: fateOf(row.fate) }
    },
    grow: (incident, { title, body, said }) => {
      const { id, urgency, hasSounded, escalates, affected, failures } = incident
      const row = rowOf.get(id)
      if (row === undefined) return
      sayMore.run(title, body, JSON.stringify(said), urgency, hasSounded ? 1 : 0, escalates ? 1 : 0, id)
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
    act: fates.act,
    resolved: fates.resolved,
    lapse: fates.lapse,
    holdAnew: fates.holdAnew,
    forgetSource: sourceId => drop(id => isOfSource(id, sourceId)),
    forgetGone: () => drop(id => rowOf.get(id) === undefined),
    take: () => {
      const taken = { notices: [...due.values()], grown: [...grown.values()], acknowledged }
      due.clear()
      grown.clear()
      acknowledged = []
      return taken
    },
  }
}

/** Notices of one kind share their words, see core's `decideNotices`; written out they are most of the row. */
const speechTexts = new WeakMap<NoticeSpeech, string>()

function speechText(said: NoticeSpeech): string {
  const known = speechTexts.get(said) ?? JSON.stringify(said)
  speechTexts.set(said, known)
  return known
}

/** Whether a person may see it: then more of it is worth saying. */
function isTold(state: NoticeFate['state']): boolean {
  return state === 'due' || state === 'shown' || state === 'clicked' || state === 'failed'
}
