import type { Clause } from '../../../../core/query/filter.ts'
import type { Condition } from './conditions.ts'

/**
 * A way through the transactions, newest first. `list`: along an index that is in the order of the list; several arms are
 * several walks that SQLite merges. `search`: along the full-text index, in the order in which transactions were first
 * heard of. `keys`: in that order too, past the transactions in which unwanted words occur. `few`: straight to some that
 * are known by their ids. What a walk does not see to itself is sifted.
 */
export type Walk =
  | { readonly kind: 'list'; readonly index: string; readonly arms: readonly Condition[]; readonly sees: Sees }
  | { readonly kind: 'search'; readonly match: string }
  | { readonly kind: 'keys'; readonly unwanted: string }
  | { readonly kind: 'few'; readonly providerIds: readonly string[] }

/** The clauses that the walk itself sees to. */
export type Sees = readonly Clause[]
