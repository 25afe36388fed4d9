import { needsAttention } from '../../../../core/query/matcher.ts'
import type { OfTransaction } from '../../../../core/rules/candidate.ts'
import type { Judge, Ruling } from '../../../../core/rules/judge.ts'
import type { DecidedChange } from '../../../../core/status-change.ts'
import { conflictNotice } from '../../../../core/telling/act-notices.ts'
import { isLate, ranAtOf } from '../../../../core/telling/late-digest.ts'
import { decideNotices, draftNotice, type NoticeDraft, type Occasion } from '../../../../core/telling/notice.ts'
import type { NoticeText } from '../../../../core/telling/notice-text.ts'
import type { Revision, TransactionState } from '../../../../core/transaction-state.ts'
import type { DeliveryHead } from '../../journal/file/journal-reading.ts'
import { candidateOf, subjectOf } from '../transactions/candidates.ts'
import { wholeMs } from '../transactions/make-row.ts'
import { flagsIn, type TransactionRow, transactionId } from '../transactions/transaction-row.ts'
import type { NewNotice } from './notice-row.ts'
import { loudnessOf, silenced, type Told } from './ruled-notice.ts'
import { type Heard, type StormTeller, tellOfFailure, tellOfSuccess } from './tell-of-storms.ts'

interface Teller extends StormTeller {
  readonly judge: Judge
}

/** What a delivery did, as far as people may have to hear of it. */
export interface Done {
  readonly delivery: DeliveryHead
  readonly row: TransactionRow
  /** All that was said of it; the last is what this delivery said. */
  readonly revisions: readonly Revision[]
  readonly before: TransactionState | null
  readonly state: TransactionState
  readonly change: DecidedChange | null
  /** It says otherwise than a person decided before it. */
  readonly isContradiction: boolean
  /** Hover was asked, and this was the answer. */
  readonly isAnswer: boolean
}

/** One notice for one delivery: that it contradicts a person says more than the bare status would. */
export function tellOfDelivery(done: Done, teller: Teller): void {
  const { delivery, row, state, change, isContradiction } = done
  if (change?.to === 'succeeded') tellOfSuccess(heardOf(done), teller)
  const resolved = row.resolution_verdict
  if (isContradiction && resolved !== null) {
    tellOfConflict({ ...done, resolved }, teller)
    return
  }
  const rulings = new Map<NoticeDraft['topic'], Ruling>()
  const rulingOf = (topic: NoticeDraft['topic']): Ruling => {
    const known = rulings.get(topic) ?? teller.judge(candidate(done, topic))
    rulings.set(topic, known)
    return known
  }
  const occasion = { ...done, sourceName: delivery.sourceName, receivedAt: delivery.at }
  const drafts = decideNotices(occasion, topic => rulingOf(topic).kind !== 'silent')
  for (const draft of drafts) {
    const ruling = rulingOf(draft.topic)
    // Jobs come to the same state again and again; a payment is told once of each.
    const subject = state.kind === 'ussd' ? draft.subject : null
    if (ruling.kind !== 'silent' && add(done, { ...ruled(done, draft, ruling), subject }, teller)) return
  }
  const [silent] = [...rulings.values()].filter(({ kind }) => kind === 'silent')
  if (drafts.length === 0 && silent !== undefined) keepSilent(done, { occasion, ruleId: silent.ruleId }, teller)
}

/** Failures that are told now may be one storm; whatever else is told stands by itself, and what nobody is told of. */
function add(done: Done, notice: NewNotice, teller: StormTeller): boolean {
  const isFailure = notice.topic === 'status' && notice.status === 'failed' && notice.fate?.state === 'due'
  if (!isFailure || teller.isCopy(notice.seq)) return teller.notices.add(notice)
  return tellOfFailure({ ...notice, transaction_id: transactionId(done.row) }, heardOf(done), teller)
}

function heardOf({ delivery: { seq, at, sourceId }, row, revisions }: Done): Heard {
  return { seq, at, sourceId, key: row.key, subject: subjectOf(row, revisions) }
}

interface Silenced {
  readonly occasion: Occasion
  readonly ruleId: string | null
}

/** Whoever asks later why nobody was told finds out; for what needs nobody's attention that would be a row each. */
function keepSilent(done: Done, { occasion, ruleId }: Silenced, { notices }: Teller): void {
  const { delivery, row } = done
  const seen = { status: row.status, flags: flagsIn(row), isResolved: row.resolution_verdict !== null }
  const draft = needsAttention(seen) ? draftNotice(occasion) : null
  if (draft === null) return
  const { topic, title, body, said, status } = draft
  const about = { ...aboutOf(done), topic, title, body, said, status, ran_at: null, id: idOf(done) }
  notices.add({ ...about, ...silenced(ruleId, delivery.at) })
}

interface Contradiction extends Done {
  readonly resolved: NonNullable<TransactionRow['resolution_verdict']>
}

function tellOfConflict(done: Contradiction, { judge, notices }: Teller): void {
  const { delivery, row, state, resolved } = done
  const ranAt = ranAtOf(state)
  const lateMs = isLate(ranAt, delivery.at) && ranAt !== null ? delivery.at - ranAt : null
  const text = conflictNotice(row, { status: state.status, resolved, lateMs })
  const id = `${idOf(done)}!conflict`
  const ruling = judge(candidate(done, 'flag', id))
  if (ruling.kind === 'silent') {
    const silent = { topic: 'flag', ran_at: null, ...silenced(ruling.ruleId, delivery.at) } as const
    notices.add({ ...aboutOf(done), ...text, ...silent, id, status: state.status })
    return
  }
  const loud = ruled(done, { ...text, topic: 'flag', status: state.status }, ruling)
  // What ran long ago needs no haste.
  const urgency = lateMs !== null && loud.urgency === 'critical' ? 'normal' : loud.urgency
  notices.add({ ...loud, urgency, id })
}

/** As loud as the rule says, and when it says. */
function ruled(done: Done, draft: NoticeText & Pick<NoticeDraft, 'topic' | 'status'>, ruling: Told): NewNotice {
  const { topic, title, body, said, status } = draft
  const ranAt = wholeMs(ranAtOf(done.state))
  const isTogether = ruling.telling.kind === 'digest'
  return {
    ...{ ...aboutOf(done), title, body, said, status, id: idOf(done) },
    ...loudnessOf(topic, ruling, done.delivery.at),
    ran_at: isTogether && isLate(ranAt, done.delivery.at) ? ranAt : null,
  }
}

function aboutOf({ delivery: { seq, at }, row }: Pick<Done, 'delivery' | 'row'>) {
  return { seq, transaction_id: transactionId(row), due_at: at, action: row.title }
}

function idOf({ delivery, row }: Pick<Done, 'delivery' | 'row'>): string {
  return `${transactionId(row)}#${delivery.seq}`
}

function candidate(done: Done, topic: OfTransaction['topic'], id = idOf(done)): OfTransaction {
  const { delivery, row, revisions, state, change } = done
  const ranAt = ranAtOf(state)
  return candidateOf(
    {
      ...{ id, at: delivery.at, topic, transactionId: transactionId(row) },
      subject: subjectOf(row, revisions),
      was: change === null ? row.status : change.from,
      lateMs: ranAt === null ? null : delivery.at - ranAt,
    },
    () => revisions.at(-1)?.snapshot ?? null,
  )
}
