import type { Urgency } from '../../contract/notices/notice.ts'
import type { HoldCause } from '../../contract/notices/notice-ledger.ts'
import type { NoticeRules, Rule, RuleAction } from '../../contract/settings/notice-rules.ts'
import type { KnownSource } from '../query/filter.ts'
import { nameMatcher } from '../query/names.ts'
import { lateAfterMs } from '../ussd/fold-ussd.ts'
import type { Candidate } from './candidate.ts'
import { conditionTest } from './match-condition.ts'
import { parseCondition } from './parse-condition.ts'
import { type QuietClock, quietClockOf } from './quiet-hours.ts'
import { endOf } from './snoozing.ts'

/** How something is told: `digest` together with others and without haste. */
export type Telling =
  | { readonly kind: 'tell'; readonly urgency: Urgency; readonly sound: boolean; readonly escalates: boolean }
  | { readonly kind: 'digest' }

const digest: Telling = { kind: 'digest' }

/** What rules say about a candidate, and which of them said it; null: none fitted. */
export type Ruling =
  | { readonly kind: 'silent'; readonly ruleId: string | null }
  | { readonly kind: 'now'; readonly ruleId: string; readonly telling: Telling }
  /** Told together with whatever else was held, then. Milliseconds since 1970. */
  | { readonly kind: 'held'; readonly ruleId: string; readonly telling: Telling; readonly hold: Hold }

export interface Hold {
  readonly reason: HoldCause
  readonly until: number
}

export type Judge = (candidate: Candidate) => Ruling

interface ReadyRule {
  readonly rule: Rule
  readonly fits: (candidate: Candidate) => boolean
  readonly quiet: { readonly clock: QuietClock; readonly criticalBreaksThrough: boolean } | null
}

/** Makes of rules that `readRules` accepted a function that decides at once. The first rule that fits decides. */
export function judgeOf(rules: NoticeRules, sources: readonly KnownSource[]): Judge {
  const ready = rules.rules.filter(({ isOn }) => isOn).flatMap(rule => readyRule(rule, rules, sources))
  const snoozedUntil = snoozeTests(rules)
  return candidate => {
    const found = ready.find(({ fits }) => fits(candidate))
    if (found === undefined) return { kind: 'silent', ruleId: null }
    const { id: ruleId, action } = found.rule
    if (action.kind === 'silent') return { kind: 'silent', ruleId }
    const telling = tellingOf(action, candidate)
    const hold = holdOf(candidate, telling, { ...found, snoozedUntil })
    return hold === null ? { kind: 'now', ruleId, telling } : { kind: 'held', ruleId, telling, hold }
  }
}

/** What ran long ago is never told as if it happened now; a doubt about it is told by itself. */
function tellingOf(action: Exclude<RuleAction, { readonly kind: 'silent' }>, candidate: Candidate): Telling {
  if (action.kind === 'digest') return digest
  const { urgency, sound, escalates, late } = action
  const isLate = candidate.topic === 'status' && candidate.lateMs !== null && candidate.lateMs > lateAfterMs
  return isLate && late === 'digest' ? digest : { kind: 'tell', urgency, sound, escalates }
}

function readyRule(rule: Rule, rules: NoticeRules, sources: readonly KnownSource[]): readonly ReadyRule[] {
  const reading = parseCondition(rule.when)
  if (!reading.ok) return []
  const fits = conditionTest(reading.condition, { sources }, rule.action.kind !== 'silent')
  const { quietHours } = rule
  const hours = quietHours.kind === 'own' ? quietHours.hours : quietHours.kind === 'none' ? null : rules.quietHours
  const quiet =
    hours === null ? null : { clock: quietClockOf(hours), criticalBreaksThrough: hours.criticalBreaksThrough }
  return [{ rule, fits, quiet }]
}

type SnoozedUntil = (candidate: Candidate, ruleId: string) => number | null

function snoozeTests({ snoozes }: NoticeRules): SnoozedUntil {
  const tests = snoozes.map(({ scope, until }) => {
    const ends = endOf({ until })
    const isOperator = scope.kind === 'operator' ? nameMatcher(scope.operator) : () => false
    return (candidate: Candidate, ruleId: string): number | null => {
      const { operator } = candidate.subject
      const isOf =
        scope.kind === 'all' ||
        (scope.kind === 'rule' ? scope.ruleId === ruleId : operator !== null && isOperator(operator))
      return isOf ? ends : null
    }
  })
  return (candidate, ruleId) =>
    tests.reduce<number | null>((latest, test) => {
      const ends = test(candidate, ruleId)
      return ends === null || (latest !== null && latest >= ends) ? latest : ends
    }, null)
}

type Holding = Pick<ReadyRule, 'rule' | 'quiet'> & { readonly snoozedUntil: SnoozedUntil }

/** What is snoozed into the quiet hours waits until they are over too. */
function holdOf(candidate: Candidate, telling: Telling, { rule, quiet, snoozedUntil }: Holding): Hold | null {
  const isCritical = telling.kind === 'tell' && telling.urgency === 'critical'
  const clock = quiet === null || (isCritical && quiet.criticalBreaksThrough) ? null : quiet.clock
  const snoozed = snoozedUntil(candidate, rule.id)
  const isSnoozed = snoozed !== null && snoozed > candidate.at
  const awake = isSnoozed ? snoozed : candidate.at
  const until = clock?.quietUntil(awake) ?? awake
  return until > candidate.at ? { reason: isSnoozed ? 'snooze' : 'quiet-hours', until } : null
}
