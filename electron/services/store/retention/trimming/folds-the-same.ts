import { isDeepStrictEqual } from 'node:util'
import { compareDecimals, readDecimal } from '../../../../core/exact-decimal.ts'
import { fold } from '../../../../core/projection.ts'
import { snapshotOf, type Trimmed } from '../../../../core/retention/trimmed.ts'
import { amountsSaid } from '../../../../core/rules/candidate.ts'
import type { Revision } from '../../../../core/transaction-state.ts'
import { shown } from '../../projection/transactions/make-row.ts'
import type { TransactionRow } from '../../projection/transactions/transaction-row.ts'

/** Every step of the history is tried, so the work grows with the square of them. */
const mostSteps = 40

interface Circumstances {
  readonly isNews: readonly boolean[]
  readonly kind: TransactionRow['kind']
}

/**
 * Whether the trimmed deliveries fold as the whole ones, and rules judge them alike: at every step, because history and
 * notices were written step by step.
 */
export function foldsTheSame(
  whole: readonly Revision[],
  trimmed: readonly Trimmed[],
  { isNews, kind }: Circumstances,
): boolean {
  const pairs = whole.flatMap((revision, index) => {
    const rest = trimmed[index]
    return rest === undefined
      ? []
      : [{ revision, rest: { ...revision, snapshot: snapshotOf(rest) }, isNews: isNews[index] }]
  })
  const words = pairs.every(
    ({ revision, rest }) =>
      shown({ kind }, revision.snapshot.providerStatus) === shown({ kind }, rest.snapshot.providerStatus) &&
      areSame(amountsSaid(revision.snapshot), amountsSaid(rest.snapshot)),
  )
  const news = pairs.filter(pair => pair.isNews === true)
  return (
    words &&
    news.length <= mostSteps &&
    news.every((_, index) =>
      isDeepStrictEqual(
        fold(news.slice(0, index + 1).map(({ revision }) => revision)),
        fold(news.slice(0, index + 1).map(({ rest }) => rest)),
      ),
    )
  )
}

/** However they are written. */
function areSame(some: readonly string[], others: readonly string[]): boolean {
  const [a, b] = [some, others].map(texts => texts.flatMap(text => readDecimal(text) ?? []))
  if (a === undefined || b === undefined) return false
  const isAmong = (all: typeof a) => (one: (typeof a)[number]) => all.some(other => compareDecimals(one, other) === 0)
  return a.every(isAmong(b)) && b.every(isAmong(a))
}
