import type { Subject } from '../../../../core/query/matcher.ts'
import { stormNames } from '../../../../core/rules/candidate.ts'
import type { Incident } from '../../../../core/storm/incident.ts'
import type { StormNews } from '../../../../core/storm/storm-watch.ts'
import { closingText, growingText } from '../../../../core/storm/storm-words.ts'
import type { NewNotice } from './notice-row.ts'
import type { StormBook } from './storm-book.ts'
import { type EndTeller, tellOfEnd } from './tell-of-ends.ts'

export interface StormTeller extends EndTeller {
  readonly storms: StormBook
}

/** A failure that is told now, of a transaction. */
export type ToldFailure = NewNotice & { readonly transaction_id: string }

/** The first of a storm is told; those that belong to it grow its notice. False: this was told before. */
export function tellOfFailure(notice: ToldFailure, subject: Subject, teller: StormTeller): boolean {
  const { notices, storms } = teller
  if (notices.isKnown(notice)) return false
  const { id: noticeId, seq, due_at: at, urgency, transaction_id: transactionId, sound = false } = notice
  const news = storms.failed({
    ...{ ...stormNames(subject), cause: subject.category },
    ...{ noticeId, at, urgency, transactionId, sound },
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
