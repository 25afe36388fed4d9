import type { Subject } from '../../../../core/query/matcher.ts'
import { stormNames } from '../../../../core/rules/candidate.ts'
import type { Incident } from '../../../../core/storm/incident.ts'
import type { StormNews } from '../../../../core/storm/storm-watch.ts'
import { closingText, growingText } from '../../../../core/storm/storm-words.ts'
import { nameOfGone, type StormStep } from '../../journal/entries/storm-step.ts'
import { fateOf, type NewNotice } from './notice-row.ts'
import type { StormBook } from './storm-book.ts'
import type { StormSteps } from './storm-steps.ts'
import { type EndTeller, tellOfEnd } from './tell-of-ends.ts'

export interface StormTeller extends EndTeller {
  readonly storms: StormBook
  readonly stormSteps: Pick<StormSteps, 'note'>
  /** What was copied from another engine is part of no storm here. */
  readonly isCopy: (seq: number) => boolean
}

/** A failure that is told now, of a transaction. */
export type ToldFailure = NewNotice & { readonly transaction_id: string }

/** What the watch on storms hears of: an entry, and the transaction that it is about. */
export interface Heard extends Pick<StormStep, 'seq' | 'at' | 'sourceId'> {
  /** Of the transaction. */
  readonly key: number
  readonly subject: Subject
}

/** The first of a storm is told; those that belong to it grow its notice. False: this was told before. */
export function tellOfFailure(notice: ToldFailure, { subject, key, ...entry }: Heard, teller: StormTeller): boolean {
  const { notices, storms, stormSteps } = teller
  if (notices.isKnown(notice)) return false
  const { id: noticeId, seq, due_at: at, urgency, transaction_id: transactionId } = notice
  const { sound = false, escalates = false } = notice
  const named = { ...stormNames(subject), cause: subject.category }
  stormSteps.note(key, { ...entry, ...named, failed: { urgency, sound, ...(escalates && { escalates }) } })
  const news = storms.failed({
    ...named,
    noticeId,
    at,
    sourceId: entry.sourceId,
    transactionId,
    urgency,
    sound,
    escalates,
  })
  tellOfEnds(news, { seq, at }, teller)
  for (const { kind, incident, sound: sounds } of news) {
    if (kind === 'opened') notices.add({ ...notice, sound: sounds, incident: incident.id })
    if (kind !== 'grown') continue
    const by = { kind: 'storm', incidentId: incident.id } as const
    notices.add({ ...notice, sound: false, incident: incident.id, fate: { state: 'suppressed', dueAt: at, by } })
  }
  return true
}

/** What is said of a storm, or ends one: most of what succeeds is neither. */
export function tellOfSuccess({ subject, key, ...entry }: Heard, teller: StormTeller): void {
  const { seq, at, sourceId } = entry
  const names = stormNames(subject)
  if (teller.isCopy(seq) || !teller.storms.concerns({ at, sourceId, ...names })) return
  teller.stormSteps.note(key, { ...entry, ...names, cause: null, failed: null })
  tellOfEnds(teller.storms.succeeded({ at, sourceId, ...names }), { seq, at }, teller)
}

/** In a rebuild: the same of a transaction that is gone. Its notice is there only where it stands for others too. */
export function tellOfGone(step: StormStep, teller: Omit<StormTeller, 'stormSteps'>): void {
  const { seq, at, failed, ...named } = step
  const { notices, storms } = teller
  // Earlier versions took copies for part of a storm, and left them behind as such.
  if (teller.isCopy(seq)) return
  if (failed === null) {
    tellOfEnds(storms.succeeded({ ...named, at }), { seq, at }, teller)
    return
  }
  const { head, ...failure } = failed
  const id = head?.id ?? nameOfGone(step)
  // Earlier versions left that of heads alone.
  const { escalates = head?.escalates ?? false } = failure
  const news = storms.failed({ ...named, ...failure, escalates, noticeId: id, transactionId: null, at })
  tellOfEnds(news, { seq, at }, teller)
  const opened = news.find(({ kind }) => kind === 'opened')
  if (head === undefined || opened === undefined) return
  const { title: action, rule, fate } = head
  notices.add({
    ...{ seq, id, topic: 'status', transaction_id: null, status: 'failed', due_at: at, ran_at: null, action },
    ...{ ...growingText(opened.incident), urgency: failure.urgency, sound: opened.sound },
    ...{ rule, escalates, incident: id, fate: fateOf(fate) },
  })
}

/** What ended says so once, in the place of its notice. */
export function tellOfEnds(
  news: readonly StormNews[],
  { seq, at }: Pick<NewNotice, 'seq'> & { readonly at: number },
  teller: EndTeller,
): void {
  for (const { kind, incident } of news) {
    const text = kind === 'closed' ? closingText(incident) : null
    if (text === null) continue
    const { action, operator } = namesOf(incident)
    tellOfEnd({ of: incident.id, topic: 'status', text, operator, action, seq, at }, teller)
  }
}

/** At the end of a commit: the notices of storms say how many they stand for by now. */
export function tellOfGrowth({ notices, storms }: Pick<StormTeller, 'notices' | 'storms'>): void {
  for (const incident of storms.save()) notices.grow(incident, growingText(incident))
}

function namesOf({ kind }: Incident): { readonly action: string | null; readonly operator: string | null } {
  return kind.kind === 'same' ? kind : { action: null, operator: null }
}
