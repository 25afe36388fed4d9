import type { NamedSums, NameKey, Overview } from '../../../electron/contract/transactions/overview.ts'
import { type TransactionKind, transactionKinds } from '../../../electron/contract/transactions/transaction.ts'
import type { Chosen, Dimension } from '../../state/overview-choice.ts'
import { words } from '../../words/main.ts'
import { overviewWords } from '../../words/overview.ts'

/** A name as people read it; null: those that have none. */
export function nameText(dimension: Dimension, name: string | null): string {
  if (name === null) return overviewWords.parts.nameless[dimension]
  const kind = dimension === 'action' ? kindNamed(name) : null
  return kind === null ? name : words.kind[kind]
}

/** Everything but USSD is summed up under its kind instead of an action. */
export function kindNamed(name: string): TransactionKind | null {
  return transactionKinds.find(kind => kind === name && kind !== 'ussd') ?? null
}

/**
 * A name as the query bar has to be asked for it: there `MTN` means "MTN Ghana" too, and here it does not. Countries
 * are asked for as a whole.
 */
export function chosenOf(dimension: Dimension, name: string | null, all: readonly NamedSums[]): Chosen {
  if (name === null || dimension === 'country' || (dimension === 'action' && kindNamed(name) !== null)) {
    return { name, alike: [] }
  }
  const own = wordsOf(name)
  const alike = all.flatMap(one => {
    if (one.name === null || one.name === name) return []
    const others = wordsOf(one.name)
    return others !== own && others.includes(own) ? [one.name] : []
  })
  return { name, alike }
}

/** The words of a name in small letters, between blanks. */
function wordsOf(name: string): string {
  return ` ${name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
}

/** The names of an overview in a dimension, with their sums. */
export function sumsBy(overview: Overview): Readonly<Record<NameKey, readonly NamedSums[]>> & {
  readonly category: readonly NamedSums[] | null
} {
  const { actions, operators, countries, categories } = overview
  return { action: actions, operator: operators, country: countries, category: categories }
}
