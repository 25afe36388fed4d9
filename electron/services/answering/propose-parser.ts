import type { Reply } from '../../contract/bridge/ipc.ts'
import type { ParserProposals } from '../../contract/transactions/transaction-detail.ts'
import { draftParsers, proposalsOf } from '../../core/sms/parser-proposal.ts'
import type { ParserLab } from '../parser-lab/parser-lab.ts'
import { notFound } from '../sources/sources.ts'
import type { Store } from '../store/store.ts'

interface Deps {
  readonly store: Pick<Store, 'smsOf'>
  readonly lab: ParserLab
}

export type ProposeParser = ReturnType<typeof createProposeParser>

/** Drafts expressions for what a transaction's parsers missed, and tries them on what is stored of the sender. */
export function createProposeParser({ store, lab }: Deps) {
  return async (id: string): Promise<Reply<ParserProposals>> => {
    const history = await store.smsOf(id)
    if (history === null) return notFound(id)
    const drafted = draftParsers(history)
    if (drafted.kind === 'none') return { ok: true, value: drafted }
    const { trial } = drafted
    const { expressions, missed, hits, others } = trial
    const outcomes = await lab.run({
      expressions: [...expressions],
      whole: [...missed, ...hits],
      anywhere: [...others],
    })
    const tried = outcomes.map(outcome =>
      outcome === null
        ? null
        : {
            missed: outcome.whole.slice(0, missed.length),
            hits: outcome.whole.slice(missed.length),
            others: outcome.anywhere,
          },
    )
    return { ok: true, value: proposalsOf(trial, tried) }
  }
}
