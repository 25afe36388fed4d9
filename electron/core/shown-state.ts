import { withoutControls } from './conversation.ts'
import type { UssdRevision } from './fold-ussd.ts'
import { namedOf } from './known-values.ts'
import { knowing, masking } from './masking.ts'
import type { TransactionState } from './transaction-state.ts'

/**
 * The state as list, search, notices and terminals may show it. All text in it was written by strangers, also where a
 * name or a category should stand: developers put customers' numbers into both.
 */
export function shownState(state: TransactionState, revisions: readonly UssdRevision[]): TransactionState {
  const { text } = knowing(
    masking,
    revisions.flatMap(({ snapshot }) => namedOf(snapshot)),
  )
  const shown = (words: string | null) => (words === null ? null : text(withoutControls(words)))
  return {
    ...state,
    title: text(withoutControls(state.title)),
    providerStatus: shown(state.providerStatus),
    operator: shown(state.operator),
    country: shown(state.country),
    category: shown(state.category),
    message: shown(state.message),
  }
}
