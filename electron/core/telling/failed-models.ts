import { say, type Told } from '../../contract/speech/say.ts'
import type { DecidedChange } from '../status-change.ts'
import type { TransactionState } from '../transaction-state.ts'
import type { FlagNews } from './notice.ts'
import { statusWord } from './status-word.ts'

interface Occasion {
  readonly before: TransactionState | null
  readonly state: TransactionState
  readonly change: DecidedChange | null
  readonly isAnswer?: boolean
}

type Models = NonNullable<TransactionState['models']>

/** What is told of failed models that only an answer of Hover's told of. */
export function newlyFailedModels({ before, state, change, isAnswer }: Occasion): readonly FlagNews[] {
  const { models } = state
  if (isAnswer !== true || models === undefined || models.failed <= (before?.models?.failed ?? 0)) return []
  const failed = failedModels(models)
  return [
    {
      subject: `MODEL_FAILED:${models.failed}`,
      head: what => say('notice.models', '{what}: {models}', { what, models: failed }),
      what: say('notice.job-is', 'the job is {status}', { status: statusWord(state.status) }),
      also: change !== null && partlyFailed(state, change) !== null ? null : failed,
    },
  ]
}

/** A job completes although models of it fail: both in one sentence, because the first half alone would mislead. */
export function partlyFailed({ models }: TransactionState, change: DecidedChange): Models | null {
  return change.to !== 'succeeded' || models === undefined || models.failed === 0 ? null : models
}

/** How many models of a job failed. */
export function failedModels({ failed, total }: Models): Told {
  return failed < total
    ? say('notice.models-some', '{failed, plural, one {#} other {#}} of {total} models failed', { failed, total })
    : say('notice.models-all', '{failed, plural, one {# model failed} other {all # models failed}}', { failed })
}
