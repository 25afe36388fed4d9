import type { Urgency } from '../../contract/notices/notice.ts'
import type { HoldCause } from '../../contract/notices/notice-ledger.ts'
import type { NoticeRules } from '../../contract/settings/notice-rules.ts'
import { nameMatcher } from '../query/names.ts'
import type { Hold } from './judge.ts'
import { quietClockOf } from './quiet-hours.ts'
import { endOf } from './snoozing.ts'

interface Held {
  readonly cause: HoldCause
  readonly until: number
  readonly ruleId: string | null
  readonly urgency: Urgency
}

/**
 * Until when what is held waits after the rules were changed: as before, unless what held it is gone. Then until the quiet
 * hours are over, if it is quiet and they held it too, or else no longer than `at`. It is never held for longer than it was.
 */
export function holdAnew(rules: NoticeRules, held: Held, at: number): Hold {
  const { cause: reason, until } = held
  if (reason === 'snooze' && isSnoozed(rules, held, at)) return { reason, until }
  const quietUntil = hoursOf(rules, held)?.quietUntil(at) ?? at
  return { reason: 'quiet-hours', until: Math.min(until, quietUntil) }
}

interface Loud extends Pick<Held, 'ruleId' | 'urgency'> {
  /** Left out where nobody remembers it: then snoozes of operators do not count. */
  readonly operator?: string | null
}

/** What holds a notice that its rule tells, at this moment: a snooze, or quiet hours; null: nothing does. */
export function holdNow(rules: NoticeRules, of: Loud, now: number): Hold | null {
  const ends = rules.snoozes.filter(({ scope }) => isOf(scope, of)).map(endOf)
  const snoozed = Math.max(now, ...ends)
  const until = hoursOf(rules, of)?.quietUntil(snoozed) ?? snoozed
  return until > now ? { reason: snoozed > now ? 'snooze' : 'quiet-hours', until } : null
}

function isOf(scope: NoticeRules['snoozes'][number]['scope'], { ruleId, operator = null }: Loud): boolean {
  switch (scope.kind) {
    case 'all':
      return true
    case 'rule':
      return scope.ruleId === ruleId
    case 'operator':
      return operator !== null && nameMatcher(scope.operator)(operator)
  }
}

/** Until when it is quiet for a notice that was told: by a snooze of all or of its rule, or by quiet hours; null: it is not. */
export function quietUntil(rules: NoticeRules, of: Pick<Held, 'ruleId' | 'urgency'>, now: number): number | null {
  return holdNow(rules, of, now)?.until ?? null
}

/** Of what is snoozed by operator nobody remembers which: it waits as long as any of them is. */
function isSnoozed({ snoozes }: NoticeRules, { ruleId }: Held, at: number): boolean {
  return snoozes.some(({ scope, until }) => endOf({ until }) > at && (scope.kind !== 'rule' || scope.ruleId === ruleId))
}

function hoursOf({ rules, quietHours }: NoticeRules, { ruleId, urgency }: Pick<Held, 'ruleId' | 'urgency'>) {
  const own = rules.find(({ id }) => id === ruleId)?.quietHours ?? { kind: 'general' }
  const hours = own.kind === 'own' ? own.hours : own.kind === 'none' ? null : quietHours
  if (hours === null || (urgency === 'critical' && hours.criticalBreaksThrough)) return null
  return quietClockOf(hours)
}
