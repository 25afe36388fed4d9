import type { Resolution } from '../../../../contract/transactions/transaction.ts'
import type { Act } from '../../journal/entries/act.ts'
import type { Desk } from '../desk.ts'
import type { JobSeen } from '../entries/job-seen.ts'
import type { BlindAct } from '../telling/blind-book.ts'
import { tellOfStuck } from '../telling/tell-of-stuck.ts'
import { withFlags } from '../transactions/make-row.ts'
import type { TransactionRow } from '../transactions/transaction-row.ts'
import { identityOfId } from '../transactions/transaction-rows.ts'
import type { Work, Works } from '../transactions/works.ts'
import { projectJobSeen } from './project-job-seen.ts'

/** What was done about one transaction. */
export type TransactionAct = Extract<Act, { readonly transactionId: string }>

interface Done<A extends Act = TransactionAct | JobSeen | BlindAct> {
  readonly seq: number
  readonly at: number
  readonly act: A
}

/** Applies what the app or a person did or found out. */
export function projectAct({ seq, at, act }: Done, desk: Desk): void {
  if ('transactionId' in act) projectTransactionAct({ seq, at, act }, desk)
  else if (act.kind === 'job-seen') projectJobSeen({ seq, at, act }, desk)
  else desk.windows.act(act, at)
}

/** What the watchdog or a person did. Acts on what is not there any more do nothing. */
function projectTransactionAct({ seq, at, act }: Done<TransactionAct>, desk: Desk): void {
  const work = findWork(desk.works, act.transactionId)
  if (work === null) return
  switch (act.kind) {
    case 'stuck-found':
      return findStuck({ seq, at, work, reason: act.reason }, desk)
    case 'resolved':
      desk.notices.resolved(act.transactionId, at, desk.storms.standsForOthers)
      return change(work, resolution(act, at), desk)
    case 'reopened':
      return change(work, resolution(null, at), desk)
    case 'revealed':
      desk.writing.revealed({ transaction_key: work.row.key, seq, at })
      return
  }
}

interface Found {
  readonly seq: number
  readonly at: number
  readonly work: Work
  readonly reason: 'sms-window' | 'learned'
}

/** Once for each transaction; a verdict may have come between the look of the watchdog and this. */
function findStuck({ seq, at, work, reason }: Found, desk: Desk): void {
  const { row } = work
  if (row.status !== 'pending' || row.stuck_since !== null) return
  change(work, { stuck_since: at, stuck_reason: reason }, desk)
  // Whoever decided it by hand waits for nothing any more.
  if (row.resolution_verdict === null) tellOfStuck({ seq, at, row: work.row, revisions: work.revisions, reason }, desk)
}

interface Decided extends Pick<Resolution, 'verdict' | 'note'> {
  readonly isContradicted?: boolean
}

function resolution(decided: Decided | null, at: number): Partial<TransactionRow> {
  return {
    resolution_verdict: decided?.verdict ?? null,
    resolution_note: decided?.note ?? null,
    resolution_at: decided === null ? null : at,
    // Whoever decides has seen what Hover says: what was in conflict before is settled.
    flags: decided?.isContradicted === true ? '["CONFLICT"]' : '[]',
  }
}

function change(work: Work, columns: Partial<TransactionRow>, { touched }: Desk): void {
  work.row = withFlags({ ...work.row, ...columns }, work.state)
  work.isActedOn = true
  touched(work)
}

function findWork(works: Works, id: string): Work | null {
  const identity = identityOfId(id)
  return identity === null ? null : works.find(identity)
}
