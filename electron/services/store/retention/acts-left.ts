import { holds } from '../../../core/retention/phone-match.ts'
import type { Act } from '../journal/entry.ts'
import type { JobSeen } from '../projection/entries/job-seen.ts'
import { ownerOf } from '../projection/telling/notice-row.ts'
import { transactionId } from '../projection/transactions/transaction-row.ts'

/** Everything that speaks of a customer's number, or the one transaction with an id. */
export type Whom =
  | { readonly kind: 'number'; readonly fits: (text: string) => boolean }
  | { readonly kind: 'transaction'; readonly id: string }

/** Keys of transactions that go, by their ids; null where the state has no such transaction. */
export type GoneIds = ReadonlyMap<string, number | null>

export type RulesSet = Extract<Act, { readonly kind: 'rules-set' }>

interface Gone {
  readonly ids: GoneIds
  readonly whom: Whom
  /** Whether a transaction that was acted on at a position was pruned since. */
  readonly isPruned: (transactionId: string, seq: number) => boolean
}

export function isAbout(act: Act, ids: GoneIds): boolean {
  if ('transactionId' in act) return ids.has(act.transactionId)
  // An answer about a job that has a row goes with the row.
  if (act.kind === 'job-seen') return ids.get(jobIdOf(act)) === null
  return 'noticeId' in act && ids.has(ownerOf(act.noticeId))
}

export function jobIdOf({ sourceId, job }: JobSeen): string {
  return transactionId({ source_id: sourceId, kind: 'job', provider_id: job.id })
}

/** What stays of an act that is about others: itself, where nothing of it has to go. */
export function restOf({ seq, act }: { readonly seq: number; readonly act: Act }, { ids, whom, isPruned }: Gone): Act {
  if (act.kind === 'job-seen') return withoutModels(act, id => ids.has(id))
  if (whom.kind === 'number' && holds(act, whom.fits)) return without(act)
  // It came again after it was pruned: what was left of it then names it.
  if (act.kind === 'pruned' && act.storms?.heads.some(({ id }) => ids.has(ownerOf(id)))) return withoutStorms(act)
  // Pruning does not look for it among all acts, and nothing else leads to it any more.
  return act.kind === 'resolved' && act.note !== '' && isPruned(act.transactionId, seq) ? without(act) : act
}

/** The job stays, and what Hover answered about it; the answers about a job that goes are not asked for here. */
function withoutModels(act: JobSeen, isGone: (id: string) => boolean): JobSeen {
  const { sourceId, job } = act
  const isLeft = ({ id }: { readonly id: string }) =>
    !isGone(transactionId({ source_id: sourceId, kind: 'model', provider_id: id }))
  if (isGone(jobIdOf(act)) || job.models === null || job.models.every(isLeft)) return act
  return { ...act, job: { ...job, models: job.models.filter(isLeft) } }
}

/** What people or other systems wrote freely goes, and names of what is gone; what they decided stays. */
function without(act: Act): Act {
  switch (act.kind) {
    case 'resolved':
      return { ...act, note: '' }
    case 'exported':
      return { ...act, query: '' }
    case 'dead-lettered':
      return { ...act, reason: '' }
    case 'pruned':
      return withoutStorms(act)
    default:
      return act
  }
}

function withoutStorms({ storms: _, ...act }: Extract<Act, { readonly kind: 'pruned' }>): Act {
  return act
}

type Fits = (text: string) => boolean

/** Names of the rules that hold the number. */
export function rulesWith({ own }: RulesSet, fits: Fits): readonly string[] {
  return (own?.rules.rules ?? []).filter(rule => holds(rule, fits)).map(({ name }) => name)
}

/** Of rules that others took the place of: without those that hold the number, which decided about what goes alone. */
export function withoutRules(act: RulesSet, fits: Fits): RulesSet {
  if (act.own === undefined) return act
  const { rules, ...own } = act.own
  return { ...act, own: { ...own, rules: { ...rules, rules: rules.rules.filter(rule => !holds(rule, fits)) } } }
}
