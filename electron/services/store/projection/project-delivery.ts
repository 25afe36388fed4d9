import { lengthHeld } from '../../../core/held-snapshot.ts'
import { doubtOf, isBackAtVerdict } from '../../../core/hover-org/doubt.ts'
import { fold, hoverOf, isRepeat, labelOf } from '../../../core/projection.ts'
import { isNewWord } from '../../../core/row-flags.ts'
import { decideStatusChange } from '../../../core/status-change.ts'
import type { Revision, Snapshot } from '../../../core/transaction-state.ts'
import type { Desk } from './desk.ts'
import type { ReadDelivery, ReadEntry } from './entries/read-delivery.ts'
import { statusChangePart } from './outbox/outbox-book.ts'
import { tellOfForeignApp, tellOfQuarantine } from './telling/tell-of-app.ts'
import { tellOfDelivery } from './telling/tell-of-delivery.ts'
import { deliveryRow } from './transactions/delivery-row.ts'
import { isInConflict, makeRow, shown } from './transactions/make-row.ts'
import { isForgottenRepeat, remember } from './transactions/memory.ts'
import type { Work } from './transactions/works.ts'

/** Applies one delivery: what it says, what it changes, and what people are told of it. */
export function projectDelivery(delivery: ReadDelivery, desk: Desk): void {
  const { reading } = delivery
  if (reading.kind === 'odd') return quarantine(delivery, shown({ kind: 'ussd' }, reading.reason), desk)
  const { transactionKind: kind, snapshot, fingerprint } = reading
  // What the database gives back: halves of characters are not text to it.
  const providerId = reading.providerId.toWellFormed()
  const { seq, at, provenBy } = delivery
  const revision: Revision = { seq, receivedAt: at, provenBy, snapshot, fingerprint }
  const work = desk.works.find({ sourceId: delivery.sourceId, kind, providerId })
  if (
    work !== null &&
    (isRepeat(delivery.product, work.revisions, fingerprint) ||
      isForgottenRepeat(work, fingerprint) ||
      isReplay({ work, revision }, desk))
  ) {
    repeat({ delivery, work, revision }, desk)
  } else {
    revise({ delivery, work, revision }, desk)
  }
}

/** What this version fails on. */
export function quarantineFailed(entry: ReadEntry, desk: Desk): void {
  const reason = 'This version of Hover Tray fails on the delivery. It is kept; a later version will read it again.'
  if (entry.kind === 'delivery') quarantine(entry, reason, desk)
}

function quarantine(delivery: ReadDelivery, reason: string, { writing, outbox, notices }: Desk): void {
  const { seq, sourceId, at } = delivery
  writing.quarantined({ seq, source_id: sourceId, received_at: at, reason })
  outbox.quarantined(delivery, reason)
  tellOfQuarantine(delivery, notices)
}

/** A signed delivery that came before, sent once more by whoever has seen it: it must not take a job back in time. */
function isReplay({ work, revision }: Pick<Said, 'revision'> & { readonly work: Work }, { writing }: Desk): boolean {
  return revision.fingerprint.includes('@') && writing.hasDelivery(work.row.key, revision.fingerprint)
}

/** Of what Hover answered. */
interface Answer {
  /** Whether people hear of it. */
  readonly isTold: boolean
  /** Which event of its entry a change of status is; null: none, it was so before the app looked. */
  readonly changePart: number | null
}

interface Said {
  readonly delivery: Omit<ReadDelivery, 'reading'>
  readonly work: Work | null
  readonly revision: Revision
  readonly answer?: Answer
}

function repeat({ delivery, work, revision }: Said & { readonly work: Work }, desk: Desk): void {
  const { writing, outbox, touched } = desk
  const { row } = work
  const last_received_at = Math.max(row.last_received_at, delivery.at)
  work.row = { ...row, duplicates: row.duplicates + 1, last_received_at }
  writing.delivery(deliveryRow(row, revision, 'duplicate'))
  outbox.said({ delivery, row: work.row, label: 'duplicate', change: null, changePart: statusChangePart })
  touched(work)
}

/** Something new was said. */
export function revise({ delivery, work, revision, answer }: Said, desk: Desk): void {
  const { works, writing, apps, touched } = desk
  const before = work?.state ?? null
  const revisions = [...(work?.revisions ?? heardBefore(revision.snapshot, delivery, desk)), revision]
  const state = fold(revisions)
  const change = decideStatusChange(before, state)
  const appId = appIdOf(revision.snapshot)
  const isForeign = apps.isForeign(delivery.sourceId, appId)
  const row = makeRow({
    ...{ delivery, state, revisions, isForeign },
    before: work?.row ?? null,
    hasChanged: change !== null,
    isNewWord: isNewWord({ before, after: state, hasChanged: change !== null, isAnswer: answer !== undefined }),
  })
  const label = labelOf(before, state)
  writing.delivery(deliveryRow(row, revision, label))
  if (change !== null) {
    writing.statusChange({
      transaction_key: row.key,
      seq: delivery.seq,
      from_status: change.from,
      to_status: change.to,
      at: delivery.at,
      provider_at: row.updated_at,
      provider_status: row.provider_status,
      category: row.category,
    })
  }
  const changePart = answer === undefined ? statusChangePart : answer.changePart
  if (changePart !== null)
    desk.outbox.said({ delivery, row, label: answer === undefined ? label : null, change, changePart })
  if (answer?.isTold !== false) {
    const isContradiction = isInConflict(row) && (change !== null || !isInConflict(work?.row ?? null))
    const done = { delivery, row, revisions, before, state, isContradiction, isAnswer: answer !== undefined }
    // The history has it; people were told of that verdict already.
    const isNews = change !== null && !isBackAtVerdict(hoverOf(revisions))
    tellOfDelivery({ ...done, change: isNews ? change : null }, desk)
  }
  if (isForeign && appId !== null) tellOfForeignApp(delivery, appId, row, desk.notices)
  const length = lengthHeld(revision.snapshot, delivery.characters)
  if (work === null) {
    const fresh: Work = { ...remember(revisions, length), row, state, isActedOn: false, written: null }
    works.add(fresh)
    touched(fresh)
  } else {
    works.extend(work, revision, length)
    work.row = row
    work.state = state
    touched(work)
  }
  if (delivery.product === 'hover-org' && answer === undefined) followUp(revision, revisions, delivery.sourceId, desk)
}

/** The models of a job are often heard of before the job itself. */
function heardBefore(
  snapshot: Snapshot,
  { sourceId }: Pick<ReadDelivery, 'sourceId'>,
  { models }: Desk,
): readonly Revision[] {
  const isJob = snapshot.product === 'hover-org' && snapshot.kind === 'job'
  return isJob ? models.of({ sourceId, jobId: snapshot.providerId.toWellFormed() }) : []
}

/** What an event of an organization does beyond its own row. */
function followUp(revision: Revision, revisions: readonly Revision[], sourceId: string, desk: Desk): void {
  const job = desk.models.note(revision, sourceId)
  if (job !== null) desk.touched(job)
  const doubt = doubtOf(hoverOf(revisions))
  if (doubt !== null) desk.doubt({ sourceId, ...doubt })
}

function appIdOf(snapshot: Snapshot): string | null {
  return snapshot.product === 'ussd-app' ? snapshot.appId : null
}
