import type { KeptNoticeRules, NoticeRules } from '../../contract/settings/notice-rules.ts'
import type { NotificationSettings } from '../../contract/settings/settings.ts'
import { rulesOf } from './default-rules.ts'
import { parseCondition } from './parse-condition.ts'
import { type RulesReading, readRules } from './read-rules.ts'

/** What settings say about notices. */
export interface NoticeSettings {
  readonly notifications: NotificationSettings
  readonly noticeRules: KeptNoticeRules
}

export interface RulesInForce {
  readonly rules: NoticeRules
  /** Why what a person wrote does not hold, in sentences for them; empty when it does. */
  readonly faults: readonly string[]
}

/**
 * The rules that hold: those of a person, or those that the switches mean. What cannot be understood, which only an editor
 * of the file can bring about, does not hold at all: half of it could keep silent about a failure.
 */
export function rulesIn({ notifications, noticeRules }: NoticeSettings): RulesInForce {
  const made = rulesOf(notifications)
  const rules = noticeRules.rules ?? made.rules
  // A snooze of a rule that is gone, as one that only some switches make, holds nothing back.
  const isKnown = (id: string) => rules.some(rule => rule.id === id)
  const snoozes = noticeRules.snoozes.filter(({ scope }) => scope.kind !== 'rule' || isKnown(scope.ruleId))
  const reading = readRules({ ...made, ...noticeRules, rules, snoozes })
  return reading.ok ? { rules: reading.rules, faults: [] } : { rules: made, faults: reading.sentences }
}

/** How far back a rehearsal looks, in milliseconds. */
export const rehearsedMs = 30 * 86_400_000

/** Reads rules that a person wishes for; without a list of their own, those of the switches. Nothing is snoozed. */
export function readWished(settings: NoticeSettings, wished: Omit<KeptNoticeRules, 'snoozes'>): RulesReading {
  const made = rulesOf(settings.notifications)
  return readRules({ ...made, ...wished, rules: wished.rules ?? made.rules, snoozes: [] })
}

/** Whether any rule names a source: then what the sources are called decides too. */
export function namesSources({ rules }: NoticeRules): boolean {
  return rules.some(({ when }) => {
    const reading = parseCondition(when)
    return reading.ok && reading.condition.query.terms.some(term => term.kind !== 'text' && term.key === 'source')
  })
}

/** Rules of one's own after switches were turned: those that a turned one stands for go on or off with it, no others. */
export function switched(kept: KeptNoticeRules, { before, after }: TurnedSwitches): KeptNoticeRules {
  if (kept.rules === null) return kept
  const was = new Map(rulesOf(before).rules.map(rule => [rule.id, rule.isOn]))
  const turned = rulesOf(after).rules.filter(rule => rule.isOn !== was.get(rule.id))
  const isOn = new Map(turned.map(rule => [rule.id, rule.isOn]))
  return { ...kept, rules: kept.rules.map(rule => ({ ...rule, isOn: isOn.get(rule.id) ?? rule.isOn })) }
}

interface TurnedSwitches {
  readonly before: NotificationSettings
  readonly after: NotificationSettings
}
