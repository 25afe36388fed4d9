import { z } from 'zod'
import { keptNoticeRulesSchema, type NoticeRules, snoozeSchema } from './notice-rules.ts'
import { longestQuery, type QueryProblem } from './query.ts'

/** What the window may ask about the rules of notices. */
export const ruleQuestions = {
  'rules.get': z.undefined(),
  /** Refused with what is wrong in it. What is snoozed already stays so: it has questions of its own. */
  'rules.set': keptNoticeRulesSchema.omit({ snoozes: true }),
  /** What is wrong with the condition of a rule that is being written. */
  'rules.check': z.object({ when: z.string().max(longestQuery) }),
  /** Nothing of that scope is told until then; what is held back is told at the end, as one. */
  'notices.snooze': snoozeSchema,
  /** Ends the snooze of this scope: what it held back is told now. */
  'notices.resume': snoozeSchema.pick({ scope: true }),
} as const

/** The rules that hold. */
export interface RulesInForce {
  readonly rules: NoticeRules
  /** Whether the list of rules is a person's own, and not what the switches of the notifications mean. */
  readonly isOwn: boolean
  /** Why what stands in the settings does not hold; empty when it does. */
  readonly faults: readonly string[]
}

export interface RuleAnswers {
  'rules.get': RulesInForce
  'rules.set': null
  'rules.check': readonly QueryProblem[]
  'notices.snooze': null
  'notices.resume': null
}
