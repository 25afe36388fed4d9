import { say } from '../../contract/speech/say.ts'
import type { Status } from '../../contract/transactions/transaction.ts'
import type { ParserMiss, Sms } from '../../contract/transactions/transaction-detail.ts'
import { categoryKey } from '../ussd/failure-meaning.ts'

interface Missing {
  readonly status: Status
  readonly category: string | null
  /** As a person may see them. */
  readonly smsHits: readonly Sms[]
  readonly smsMisses: readonly Sms[]
}

/** Categories by which Hover says that it gave up waiting, not that the payment failed. */
const gaveUp = new Set(['no-response', 'incomplete'].map(categoryKey))

/**
 * The operator's SMS came, but no parser matched it: the transaction stays pending, or Hover takes it for unanswered.
 * Once a parser matched another SMS, or the session itself was decided, a missed one explains nothing.
 */
export function parserMissOf({ status, category, smsHits, smsMisses }: Missing): ParserMiss | null {
  if (smsMisses.length === 0) return null
  if (status === 'pending') {
    return { ...say('parser.missed-pending', 'The operator’s SMS came, but no parser matched it.'), sms: smsMisses }
  }
  const isUnanswered = status === 'failed' && smsHits.length === 0 && gaveUp.has(categoryKey(category ?? ''))
  return isUnanswered
    ? {
        ...say(
          'parser.missed-failed',
          'Hover took this for unanswered, but the operator’s SMS came and no parser matched it. It may have succeeded: read the SMS.',
        ),
        sms: smsMisses,
      }
    : null
}
