import { say } from '../../contract/speech/say.ts'
import type { Explanation } from '../../contract/transactions/transaction-detail.ts'

export type Meaning = Omit<Explanation, 'from'>

const noAnswer: Meaning = {
  ...say(
    'meaning.no-response',
    'The operator’s service never answered, so probably nothing happened. Check the balance before a retry.',
  ),
  actor: 'operator',
  retry: 'check-first',
}
const tooLittleMoney: Meaning = {
  ...say(
    'meaning.low-balance',
    'There was not enough money in the account. The customer has to top it up before a retry.',
  ),
  actor: 'customer',
  retry: 'no',
}
const wrongPin: Meaning = {
  ...say(
    'meaning.wrong-pin',
    'The PIN was wrong. The customer has to enter the right one; several wrong ones in a row can block the account.',
  ),
  actor: 'customer',
  retry: 'no',
}
const refusedEntry: Meaning = {
  ...say(
    'meaning.invalid-entry',
    'The operator refused something that was entered: the amount, the number or the account. Correct it first.',
  ),
  actor: 'customer',
  retry: 'no',
}

/**
 * The categories that Hover's own apps know, and those of its documentation. A category is free text that a developer
 * typed, so all others mean what the user's own table says they mean.
 */
export const listed: Readonly<Record<string, Meaning>> = {
  'no-response': noAnswer,
  incomplete: {
    ...say(
      'meaning.incomplete',
      'Only a part of the dialogue came back. Check with the operator whether money moved before a retry.',
    ),
    actor: 'support',
    retry: 'check-first',
  },
  'mmi-error': {
    ...say(
      'meaning.mmi-error',
      'The network rejected the code: the connection was bad, or the code is not valid there. Nothing was done, so a retry is safe; if it goes on, a developer has to check the code of the action.',
    ),
    actor: 'operator',
    retry: 'yes',
  },
  'pin-error': wrongPin,
  'wrong-pin': wrongPin,
  'invalid-pin': wrongPin,
  'balance-error': tooLittleMoney,
  'low-balance': tooLittleMoney,
  'insufficient-balance': tooLittleMoney,
  'unregistered-error': {
    ...say(
      'meaning.unregistered',
      'The SIM is not registered for this service. The customer has to register with the operator first.',
    ),
    actor: 'customer',
    retry: 'no',
  },
  'invalid-entry': refusedEntry,
  'invalid-recipient': {
    ...say(
      'meaning.invalid-recipient',
      'The operator does not accept the recipient. Check the number or the account, and correct it first.',
    ),
    actor: 'customer',
    retry: 'no',
  },
  'line-not-active': {
    ...say(
      'meaning.line-not-active',
      'The line is not active for this service. The customer has to have it activated by the operator first.',
    ),
    actor: 'customer',
    retry: 'no',
  },
}
