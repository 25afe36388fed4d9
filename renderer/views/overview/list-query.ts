import type { Overview } from '../../../electron/contract/overview.ts'
import { type FieldKey, longestQuery } from '../../../electron/contract/query.ts'
import { type Status, type TransactionKind, transactionKinds } from '../../../electron/contract/transaction.ts'

export const dimensions = ['action', 'operator', 'country', 'category'] as const satisfies readonly FieldKey[]
export type Dimension = (typeof dimensions)[number]

interface Wanted {
  readonly dimension: Dimension
  readonly name: string
  readonly status?: Status
  /** Null: of all sources. */
  readonly sourceId: string | null
  readonly overview: Pick<Overview, 'from' | 'step'>
}

/** The query whose list holds what was summed up under a name; null when it would be longer than a query may be. */
export function listQuery({ dimension, name, status, sourceId, overview }: Wanted): string | null {
  const key = dimension === 'action' && kindNamed(name) !== null ? 'kind' : dimension
  const terms = [
    term(key, name),
    ...(status === undefined ? [] : [term('status', status)]),
    ...(sourceId === null ? [] : [term('source', sourceId)]),
    `since:${sinceOf(overview)}`,
  ]
  const query = terms.join(' ')
  return query.length > longestQuery ? null : query
}

/** Everything but USSD is summed up under its kind instead of an action. */
export function kindNamed(name: string): TransactionKind | null {
  return transactionKinds.find(kind => kind === name && kind !== 'ussd') ?? null
}

function term(key: FieldKey, value: string): string {
  const isBare = !/[\s\p{Cc}]/u.test(value) && !value.startsWith('"')
  return `${key}:${isBare ? value : `"${value.replaceAll(/[\\"]/g, found => `\\${found}`)}"`}`
}

/** The beginning of the first step on the clock of the person: days and weeks begin at midnight there. */
function sinceOf({ from, step }: Wanted['overview']): string {
  const at = new Date(from)
  const two = (part: number) => String(part).padStart(2, '0')
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return step === 'hour' ? `${date}T${two(at.getHours())}:${two(at.getMinutes())}` : date
}
