import { failedModelsText } from '../hover-org/fold-hover.ts'
import type { DecidedChange } from '../status-change.ts'
import type { TransactionState } from '../transaction-state.ts'

interface Occasion {
  readonly before: TransactionState | null
  readonly state: TransactionState
  readonly change: DecidedChange | null
  readonly isAnswer?: boolean
}

/** What is told of failed models that only an answer of Hover's told of. */
export function newlyFailedModels({ before, state, change, isAnswer }: Occasion) {
  const { models } = state
  if (isAnswer !== true || models === undefined || models.failed <= (before?.models?.failed ?? 0)) return []
  const what = failedModelsText(models)
  const also = change !== null && partlyFailedText(state, change) !== null ? null : what
  return [{ subject: `MODEL_FAILED:${models.failed}`, head: `: ${what}`, what: `the job is ${state.status}`, also }]
}

/** A job completes although models of it fail: both in one sentence, because the first half alone would mislead. */
export function partlyFailedText({ models }: TransactionState, change: DecidedChange): string | null {
  if (change.to !== 'succeeded' || models === undefined || models.failed === 0) return null
  return ` completed, ${failedModelsText(models)}`
}
