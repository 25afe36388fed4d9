import {
  type NoticeRules,
  noticeRulesSchema,
  type QuietHours,
  weekdays,
} from '../../../electron/contract/settings/notice-rules.ts'
import type { Candidate } from '../../../electron/core/rules/candidate.ts'
import type { Ruling } from '../../../electron/core/rules/judge.ts'
import { type Dice, diceOf } from '../seeded.ts'
import { actions, categories, operators, worldEnd, worldStart } from './events.ts'
import { loudAgain, quietMinutes } from './wall.ts'

/** A rule as a list of plain questions, and the text that should mean the same. */
interface PlainRule {
  readonly text: string
  readonly asks: readonly ((candidate: Candidate) => boolean)[]
  readonly action: 'tell' | 'digest' | 'silent'
  readonly isCritical: boolean
  readonly late: 'digest' | 'alike'
  readonly quiet: 'general' | 'none' | 'own'
}

export interface PlainRules {
  readonly rules: NoticeRules
  readonly judge: (candidate: Candidate) => Ruling
}

const minuteMs = 60_000
const dayMs = 1_440 * minuteMs

/** Whole words in their order, in any case of letters. */
function names(asked: string, name: string | null): boolean {
  const words = (text: string) =>
    ` ${text
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter(word => word !== '')
      .join(' ')} `
  return name !== null && words(name).includes(words(asked))
}

/** In cents, from texts such as `1500` and `99.99`. */
function cents(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.')
  return BigInt(whole) * 1_000n + BigInt(fraction.padEnd(3, '0'))
}

type Ask = (dice: Dice, action: PlainRule['action']) => readonly [string, (candidate: Candidate) => boolean]

const asks: readonly [Ask, ...Ask[]] = [
  dice => {
    const status = dice.of(['failed', 'unknown', 'cancelled', 'succeeded', 'pending'])
    return [`status:${status}`, one => 'was' in one && one.subject.status === status]
  },
  dice => {
    const operator = dice.of(operators)
    return [`operator:"${operator}"`, one => names(operator, one.subject.operator)]
  },
  dice => {
    const action = dice.of(actions)
    return [`-action:"${action}"`, one => !(one.subject.kind === 'ussd' && names(action, one.subject.title))]
  },
  dice => {
    const category = dice.of(categories)
    return [`category:"${category}"`, one => 'was' in one && names(category, one.subject.category)]
  },
  dice => {
    const isKenya = (country: string | null) => country === 'KE' || country === 'Kenya'
    return [dice.of(['country:KE', 'country:kenya']), one => 'was' in one && isKenya(one.subject.country)]
  },
  () => ['env:debug env:test', one => 'was' in one && ['debug', 'test'].includes(one.subject.environment ?? '')],
  () => ['source:"my shop"', one => one.subject.sourceId === 'shop'],
  () => ['-kind:job', one => one.subject.kind !== 'job'],
  () => ['-is:stuck', one => !('was' in one && one.subject.flags.includes('STUCK'))],
  () => ['topic:status topic:drift', one => one.topic === 'status' || one.topic === 'drift'],
  () => ['-topic:flag', one => one.topic !== 'flag'],
  () => ['was:new was:failed', one => 'was' in one && (one.was === null || one.was === 'failed')],
  dice => {
    const minutes = 1 + dice.below(5_000)
    return [`late:${minutes}m`, one => 'was' in one && one.lateMs !== null && one.lateMs >= minutes * minuteMs]
  },
  () => ['-late:1d', one => !('was' in one && one.lateMs !== null && one.lateMs >= dayMs)],
  (dice, action) => {
    const [least, most] = dice.of([
      ['100', '1500'],
      ['0.02', '100.00'],
      ['90071992547409.92', '90071992547409.93'],
      ['2', '10'],
    ])
    const isIn = (text: string) => cents(text) >= cents(least) && cents(text) <= cents(most)
    const fits = (texts: readonly string[]) =>
      action === 'silent' ? texts.length > 0 && texts.every(isIn) : texts.some(isIn)
    return [`amount:${least}..${most}`, one => 'was' in one && fits(one.amounts)]
  },
]

function plainRule(dice: Dice): PlainRule {
  const action = dice.of<PlainRule['action']>(['tell', 'tell', 'tell', 'digest', 'silent'])
  const chosen = Array.from({ length: dice.below(4) }, () => dice.of(asks))
  const made = [...new Set(chosen)].map(ask => ask(dice, action))
  return {
    ...{ text: made.map(([text]) => text).join(' '), asks: made.map(([, ask]) => ask), action },
    ...{ isCritical: dice.chance(0.4), late: dice.of(['digest', 'alike']), quiet: dice.of(['general', 'none', 'own']) },
  }
}

function quietHours(dice: Dice, zone: string): QuietHours {
  const time = () => `${String(dice.below(24)).padStart(2, '0')}:${String(dice.below(60)).padStart(2, '0')}`
  const ranges = [
    { days: weekdays.filter(day => day === 'sun' || dice.chance(0.8)), from: '21:30', to: '06:15' },
    { days: [dice.of(weekdays)], from: time(), to: time() },
  ]
  return { zone, ranges, criticalBreaksThrough: dice.chance(0.5) }
}

/** Random rules, and what they mean said a second time: every question asked of every candidate, quiet times by the minute. */
export function plainRules(seed: number): PlainRules {
  const dice = diceOf(seed)
  const plain = Array.from({ length: 6 }, () => plainRule(dice))
  const [general, own] = [
    quietHours(dice, 'Europe/Berlin'),
    quietHours(dice, dice.of(['Asia/Kolkata', 'Africa/Nairobi'])),
  ]
  const snoozes = [
    { scope: { kind: 'operator' as const, operator: 'mtn' }, from: 0, until: worldStart + dice.below(20 * dayMs) },
    { scope: { kind: 'rule' as const, ruleId: 'r1' }, from: 0, until: worldStart + dice.below(20 * dayMs) },
  ]
  const to = worldEnd + 14 * dayMs
  const minutes = { general: quietMinutes(general, worldStart, to), own: quietMinutes(own, worldStart, to), none: [] }
  const rules = noticeRulesSchema.parse({
    version: 1,
    rules: plain.map((rule, place) => ({
      ...{ id: `r${place}`, name: `Rule ${place}`, when: rule.text },
      action:
        rule.action === 'tell'
          ? { kind: 'tell', urgency: rule.isCritical ? 'critical' : 'normal', sound: true, late: rule.late }
          : { kind: rule.action },
      quietHours: rule.quiet === 'own' ? { kind: 'own', hours: own } : { kind: rule.quiet },
    })),
    quietHours: general,
    snoozes: snoozes.map(({ scope, until }) => ({ scope, until: new Date(until).toISOString() })),
  })

  function judge(candidate: Candidate): Ruling {
    const place = plain.findIndex(rule => rule.asks.every(ask => ask(candidate)))
    const rule = plain[place]
    if (rule === undefined) return { kind: 'silent', ruleId: null }
    const ruleId = `r${place}`
    if (rule.action === 'silent') return { kind: 'silent', ruleId }
    const isLate = candidate.topic === 'status' && (candidate.lateMs ?? 0) > 3_600_000
    const isDigest = rule.action === 'digest' || (isLate && rule.late === 'digest')
    const urgency = rule.isCritical ? 'critical' : 'normal'
    const telling = isDigest
      ? { kind: 'digest' as const }
      : { kind: 'tell' as const, urgency: urgency as 'critical' | 'normal', sound: true, escalates: false }
    const ends = snoozes.filter(({ scope }) =>
      scope.kind === 'rule' ? scope.ruleId === ruleId : names('mtn', candidate.subject.operator),
    )
    const snoozed = Math.max(candidate.at, ...ends.map(({ until }) => until))
    const breaks = { general, own, none: general }[rule.quiet].criticalBreaksThrough && !isDigest && rule.isCritical
    const until = breaks ? snoozed : (loudAgain(minutes[rule.quiet], worldStart, snoozed) ?? snoozed)
    if (until === candidate.at) return { kind: 'now', ruleId, telling }
    return { kind: 'held', ruleId, telling, hold: { reason: snoozed > candidate.at ? 'snooze' : 'quiet-hours', until } }
  }
  return { rules, judge }
}
