import { z } from 'zod'
import type { NoticeRecord } from '../notices/notice-ledger.ts'
import type { RehearsalReport } from '../notices/rehearsal.ts'
import type { ShiftReport } from '../notices/shift-report.ts'
import { keptNoticeRulesSchema, type NoticeRules, snoozeSchema } from '../settings/notice-rules.ts'
import { longestQuery, type QueryProblem, zoneSchema } from '../transactions/query.ts'

/** What the window may ask about the rules of notices. */
export const ruleQuestions = {
  'rules.get': z.undefined(),
  /** Refused with what is wrong in it. What is snoozed already stays so: it has questions of its own. */
  'rules.set': keptNoticeRulesSchema.omit({ snoozes: true }),
  /** What is wrong with the condition of a rule that is being written. */
  'rules.check': z.object({ when: z.string().max(longestQuery) }),
  /** What these rules would have sent in the last 30 days; nothing is set. */
  'rules.rehearse': z.object({ wished: keptNoticeRulesSchema.omit({ snoozes: true }), zone: zoneSchema }),
  /** Nothing of that scope is told until then; what is held back is told at the end, as one. */
  'notices.snooze': snoozeSchema,
  /** Ends the snooze of this scope: what it held back is told now. */
  'notices.resume': snoozeSchema.pick({ scope: true }),
  /** Newest first, a bounded number, with what became of each. */
  'notices.list': z.undefined(),
  /** Somebody sees to these: nobody is told of them again. */
  'notices.acknowledge': z.object({ ids: z.array(z.string().max(600)).min(1).max(500) }),
  /** Where a channel leads, and what it is signed or opened with; kept in the vault and never handed back. */
  'channels.secret': z.object({
    id: z.string().max(40),
    address: z.string().trim().max(2000),
    key: z.string().trim().max(500).default(''),
  }),
  /** What happened since a time; without one, since somebody last looked at a report, or for a day. */
  report: z.object({ since: z.iso.datetime().nullable(), zone: zoneSchema }),
  /** Somebody has looked: the next report begins here. */
  'report.seen': z.undefined(),
  'channels.test': z.object({ id: z.string().max(40) }),
} as const

/** One part of the condition of a rule, as it is written. */
export interface ConditionTerm {
  /** As the query bar or the rules spell it, in small letters; null: words that have to be found. */
  readonly key: string | null
  readonly value: string
  readonly isNegated: boolean
  /** In quotes `none` is a name, and words are a phrase. */
  readonly isQuoted: boolean
}

/** The rules that hold. */
export interface RulesInForce {
  readonly rules: NoticeRules
  /** What each of them asks for, in their order. */
  readonly conditions: readonly (readonly ConditionTerm[])[]
  /** Whether the list of rules is a person's own, and not what the switches of the notifications mean. */
  readonly isOwn: boolean
  /** Why what stands in the settings does not hold; empty when it does. */
  readonly faults: readonly string[]
  /** The channels whose address is known here. */
  readonly addressed: readonly string[]
}

export interface RuleAnswers {
  'rules.get': RulesInForce
  'rules.set': null
  'rules.check': readonly QueryProblem[]
  'rules.rehearse': RehearsalReport
  'notices.snooze': null
  'notices.resume': null
  'notices.list': readonly NoticeRecord[]
  'notices.acknowledge': null
  'channels.secret': null
  report: ShiftReport
  'report.seen': null
  /** `refused`: the answer was no success; `unreachable`: there was none. */
  'channels.test': { readonly result: 'sent' | 'no-address' | 'refused' | 'unreachable' }
}
