import { z } from 'zod'
import { urgencies } from '../notices/notice.ts'
import { longestQuery, zoneSchema } from '../transactions/query.ts'

/** What rules decide about. What the app says of itself, such as damage, is always told. */
export const ruledTopics = ['status', 'stuck', 'flag', 'silence', 'drift'] as const
export type RuledTopic = (typeof ruledTopics)[number]

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

const timeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time of day such as 22:00.')

/** From a time of day until the next time that the clock shows the other one; the days are those on which it begins. */
const quietRangeSchema = z.object({
  days: z.array(z.enum(weekdays)).min(1, 'Choose at least one day.').max(7),
  from: timeOfDaySchema,
  /** The same as `from`: a whole day. */
  to: timeOfDaySchema,
})
export type QuietRange = z.output<typeof quietRangeSchema>

/** Quiet is whenever a clock on the wall of that zone shows a quiet time. What is held back is told at the end, as one. */
export const quietHoursSchema = z.object({
  zone: zoneSchema,
  ranges: z.array(quietRangeSchema).max(20, 'Use at most 20 ranges.').default([]),
  criticalBreaksThrough: z.boolean().default(true),
})
export type QuietHours = z.output<typeof quietHoursSchema>

const idSchema = z.string().trim().min(1).max(40)

const ruleActionSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('tell'),
    urgency: z.enum(urgencies),
    sound: z.boolean(),
    /** Whether it climbs the ladder until somebody acknowledges it. */
    escalates: z.boolean().default(false),
    /** How it is told when it ran long before it was heard of. */
    late: z.enum(['digest', 'alike']).default('digest'),
  }),
  /** Told together with others, without haste. */
  z.object({ kind: z.literal('digest') }),
  z.object({ kind: z.literal('silent') }),
])

/** Of all rules in their order the first that fits decides. */
export const ruleSchema = z.object({
  id: idSchema,
  name: z.string().trim().min(1, 'Give the rule a name.').max(60),
  isOn: z.boolean().default(true),
  /** In the words of the query bar, and `was:`, `topic:`, `amount:` and `late:`; empty fits everything. */
  when: z.string().max(longestQuery).default(''),
  action: ruleActionSchema,
  quietHours: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('general') }),
      z.object({ kind: z.literal('none') }),
      z.object({ kind: z.literal('own'), hours: quietHoursSchema }),
    ])
    .default({ kind: 'general' }),
})
export type Rule = z.output<typeof ruleSchema>
export type RuleAction = Rule['action']

/** Nothing of its scope is told until then, or until somebody ends it (null); what was held back is told at the end. */
export const snoozeSchema = z.object({
  scope: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('all') }),
    z.object({ kind: z.literal('rule'), ruleId: idSchema }),
    z.object({ kind: z.literal('operator'), operator: z.string().trim().min(1).max(100) }),
  ]),
  until: z.iso.datetime().nullable(),
})
export type Snooze = z.output<typeof snoozeSchema>
/** A snooze, whatever it is of. */
export type Snoozing = Pick<Snooze, 'until'>

/** `outgoing`: to the channel of that id. Its address is a secret and not here. */
const ladderStepSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['banner', 'sticky', 'sound']), afterSeconds: z.int().min(0).max(604_800) }),
  z.object({ kind: z.literal('outgoing'), afterSeconds: z.int().min(0).max(604_800), channelId: idSchema }),
])
export type LadderStep = z.output<typeof ladderStepSchema>
export const ladderSchema = z.array(ladderStepSchema).max(20, 'Use at most 20 steps.')
export type Ladder = z.output<typeof ladderSchema>

const channelKinds = ['webhook', 'ntfy', 'slack'] as const
const channelSchema = z.object({
  id: idSchema,
  name: z.string().trim().min(1, 'Give the channel a name.').max(60),
  kind: z.enum(channelKinds),
})

export const noticeRulesVersion = 1

export const noticeRulesSchema = z.object({
  version: z.literal(noticeRulesVersion),
  rules: z.array(ruleSchema).max(100, 'Use at most 100 rules.'),
  /** Null: it is never quiet. */
  quietHours: quietHoursSchema.nullable().default(null),
  snoozes: z.array(snoozeSchema).max(100, 'Use at most 100 snoozes.').default([]),
  channels: z.array(channelSchema).max(20, 'Use at most 20 channels.').default([]),
  ladder: ladderSchema.default([
    { kind: 'banner', afterSeconds: 0 },
    { kind: 'sticky', afterSeconds: 120 },
    { kind: 'sound', afterSeconds: 300 },
  ]),
})
export type NoticeRules = z.output<typeof noticeRulesSchema>

/** The rules as settings keep them. Without rules of one's own, the switches of the notifications say what is told. */
export const keptNoticeRulesSchema = noticeRulesSchema
  .omit({ version: true })
  .extend({ rules: noticeRulesSchema.shape.rules.nullable().default(null) })
export type KeptNoticeRules = z.output<typeof keptNoticeRulesSchema>
