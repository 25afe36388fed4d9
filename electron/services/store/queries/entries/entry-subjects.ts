import type { StoredEntry } from '../../journal/file/journal-reading.ts'
import { idsInAct } from '../../projection/entries/ids-in-act.ts'
import { interpret } from '../../projection/entries/readings.ts'

/** What an entry of the journal is about. */
export type EntrySubject =
  /** These transactions, by their ids; the first is the one that is spoken of, another shows it too. */
  | { readonly kind: 'transactions'; readonly ids: readonly string[] }
  | { readonly kind: 'odd' }
  /** More than single transactions changed, or are gone. */
  | { readonly kind: 'many' }
  | { readonly kind: 'none' }

const none: EntrySubject = { kind: 'none' }

/** Reads it from the entry alone: deliveries in the state have no index on the journal's position. */
export function subjectOf(entry: StoredEntry): EntrySubject {
  if (entry.kind === 'lesson') return none
  if (entry.kind === 'act') return entry.act === null ? none : subjectOfAct(entry.act)
  const reading = interpret(entry)
  if (reading.kind === 'odd') return { kind: 'odd' }
  const { sourceId } = entry
  const { snapshot, transactionKind, providerId } = reading
  const ofModel = snapshot.product === 'hover-org' && snapshot.kind === 'model' ? snapshot.jobId : null
  const own = `${sourceId}/${transactionKind}/${providerId.toWellFormed()}`
  return { kind: 'transactions', ids: ofModel === null ? [own] : [own, `${sourceId}/job/${ofModel.toWellFormed()}`] }
}

type Act = Exclude<Extract<StoredEntry, { kind: 'act' }>['act'], null>

function subjectOfAct(act: Act): EntrySubject {
  switch (act.kind) {
    case 'stuck-found':
    case 'resolved':
    case 'reopened':
    case 'job-seen':
      return { kind: 'transactions', ids: idsInAct(act) }
    case 'source-forgotten':
    case 'restored':
    case 'pruned':
    case 'erased':
    case 'mended':
      return { kind: 'many' }
    // Notices, rules, destinations and upkeep: the list of transactions is as it was.
    case 'notice-shown':
    case 'notice-clicked':
    case 'notice-failed':
    case 'notice-grown':
    case 'notice-escalated':
    case 'notice-acknowledged':
    case 'storm-closed':
    case 'revealed':
    case 'exported':
    case 'trimmed':
    case 'job-gone':
    case 'jobs-baseline':
    case 'blind-began':
    case 'blind-ended':
    case 'blind-recovered':
    case 'rules-set':
    case 'destinations-set':
    case 'forwarded':
    case 'dead-lettered':
    case 'dead-letters-released':
    case 'copied':
    case 'silence-found':
    case 'drift-found':
    case 'unusual-over':
      return none
  }
}
