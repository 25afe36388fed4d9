import { expect, test } from 'vitest'
import { answerToUssd } from '../../../electron/services/receiving/ussd-answer.ts'
import type { UssdOutcome } from '../../../electron/services/receiving/ussd-intake.ts'

const facts = { sourceId: 'shop', receivedAt: 5 }

test.each<[Exclude<UssdOutcome, { kind: 'too-long' }>, object, string | null]>([
  [{ kind: 'kept', sourceId: 'shop' }, { status: 200 }, null],
  [{ kind: 'malformed' }, { status: 400 }, 'malformed'],
  [{ kind: 'refused', reason: 'wrong-secret' }, { status: 401 }, 'wrong-secret'],
  [{ kind: 'not-stored', reason: 'full' }, { status: 503, retryAfterS: 1 }, 'full'],
  [{ kind: 'not-stored', reason: 'disk' }, { status: 503, retryAfterS: 10 }, 'disk'],
])('tells the sender and the app: %o', (outcome, answer, reason) => {
  const told = answerToUssd(outcome, facts)
  const { arrival } = told
  expect([told.answer, arrival !== null && 'reason' in arrival ? arrival.reason : null]).toEqual([answer, reason])
})
