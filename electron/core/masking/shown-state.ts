import type { TransactionState } from '../transaction-state.ts'
import { withoutControls } from '../ussd/conversation.ts'
import type { UssdRevision } from '../ussd/fold-ussd.ts'
import { namedOf } from './known-values.ts'
import { knowing, type Masking, masking } from './masking.ts'

/**
 * The state as list, search, notices and terminals may show it. All text in it was written by strangers, also where a
 * name or a category should stand: developers put customers' numbers into both.
 */
export function shownState(state: TransactionState, revisions: readonly UssdRevision[]): TransactionState {
  const named = revisions.flatMap(({ snapshot }) => namedOf(snapshot))
  return stateShownBy(state, knowing(masking, named))
}

/** The same with what its transaction says under names known already. */
export function stateShownBy(state: TransactionState, { text, label, counted }: Masking): TransactionState {
  const shown = (words: string | null, mask: (text: string) => string) =>
    words === null ? null : mask(withoutControls(words))
  return {
    ...state,
    title: label(withoutControls(state.title)),
    providerStatus: shown(state.providerStatus, label),
    operator: shown(state.operator, counted),
    country: shown(state.country, counted),
    category: shown(state.category, label),
    message: shown(state.message, text),
  }
}
