import type { NoticeFate } from '../../../../contract/notices/notice-ledger.ts'
import type { NoticeText } from '../../../../core/telling/notice-text.ts'
import type { Deciding } from './judging.ts'
import type { NoticeBook } from './notice-book.ts'
import type { NewNotice } from './notice-row.ts'

export interface EndTeller extends Pick<Deciding, 'holdNow'> {
  readonly notices: NoticeBook
}

/** The end of what a notice told of. */
export interface End extends Pick<NewNotice, 'seq' | 'action' | 'topic'> {
  /** The id of that notice. */
  readonly of: string
  readonly text: NoticeText
  readonly operator: string | null
  readonly at: number
}

/**
 * Says once that something is over, without a sound and in the place of what told of it. It waits as that does, or while
 * it is quiet; whoever was not to be told of the one is not told of the other.
 */
export function tellOfEnd({ of, text, operator, at, ...about }: End, { notices, holdNow }: EndTeller): void {
  const first = notices.find(of)
  if (first?.fate.state === 'suppressed') return
  const ruleId = first?.ruleId ?? null
  const hold = holdNow({ ruleId, urgency: 'quiet', operator }, at)
  const fate: NoticeFate =
    first?.fate.state === 'held' && first.fate.until > at
      ? { ...first.fate, dueAt: at }
      : hold === null
        ? { state: 'due', dueAt: at }
        : { state: 'held', dueAt: at, cause: hold.reason, until: hold.until }
  notices.add({
    ...{ ...about, ...text, id: `${of}!over`, incident: of, rule: ruleId, fate },
    ...{ urgency: 'quiet', transaction_id: null, status: null, due_at: at, ran_at: null },
  })
}
