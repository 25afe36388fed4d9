import { holds } from '../../../../core/retention/holds.ts'
import type { Act } from '../../journal/entries/act.ts'
import type { JobSeen } from '../../projection/entries/job-seen.ts'
import { ownerOf } from '../../projection/telling/notice-row.ts'
import { transactionId } from '../../projection/transactions/transaction-row.ts'

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
  // It goes with the row of its job.
  if (act.kind === 'job-seen' && ids.has(jobIdOf(act))) return act
  const rest = whom.kind === 'number' ? withoutName(act, whom.fits) : act
  if (rest.kind === 'job-seen') return withoutModels(rest, id => ids.has(id))
  if (whom.kind === 'number' && holds(rest, whom.fits)) return without(rest)
  // It came again after it was pruned: what was left of it then names it.
  if (rest.kind === 'pruned' && rest.storms?.heads.some(({ id }) => ids.has(ownerOf(id)))) return withoutStorms(rest)
  // Pruning does not look for it among all acts, and nothing else leads to it any more.
  return rest.kind === 'resolved' && rest.note !== '' && isPruned(rest.transactionId, seq) ? without(rest) : rest
}

/** What the source was called is a setting that somebody typed; which source it was stays. */
function withoutName(act: Act, fits: Fits): Act {
  return 'sourceName' in act && fits(act.sourceName) ? { ...act, sourceName: act.sourceId } : act
}

/** The job stays, and what Hover answered about it; the answers about a job that goes are not asked for here. */
function withoutModels(act: JobSeen, isGone: (id: string) => boolean): JobSeen {
  const { sourceId, job } = act
  const isLeft = ({ id }: { readonly id: string }) =>
    !isGone(transactionId({ source_id: sourceId, kind: 'model', provider_id: id }))
  if (job.models === null || job.models.every(isLeft)) return act
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

/** What channels, and sources that rules speak of, are called with the number. */
export function namesWith({ own }: RulesSet, fits: Fits): readonly string[] {
  return [...(own?.rules.channels ?? []), ...(own?.sources ?? [])].map(({ name }) => name).filter(fits)
}

/**
 * Of rules that others took the place of: without those that hold the number, which decided about what goes alone, and
 * without names and snoozes that do.
 */
export function withoutRules(act: RulesSet, fits: Fits): RulesSet {
  if (act.own === undefined || !holds(act.own, fits)) return act
  const { rules, sources } = act.own
  const unnamed = <Named extends { readonly id: string; readonly name: string }>(named: Named): Named =>
    fits(named.name) ? { ...named, name: named.id } : named
  const left = {
    rules: rules.rules.filter(rule => !holds(rule, fits)),
    snoozes: rules.snoozes.filter(snooze => !holds(snooze, fits)),
    channels: rules.channels.map(unnamed),
  }
  return { ...act, own: { rules: { ...rules, ...left }, sources: sources.map(unnamed) } }
}
