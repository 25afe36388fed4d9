import type { ConditionTerm } from '../../../electron/contract/bridge/rules.ts'
import type { QuietHours, Rule } from '../../../electron/contract/settings/notice-rules.ts'
import { type ConditionRow, newRow, rowsOf, writeRows } from './condition-rows.ts'
import { usualQuiet } from './quiet-draft.ts'
import { ruleName } from './rule-words.ts'

type Telling = Omit<Extract<Rule['action'], { kind: 'tell' }>, 'kind'>

/** A rule while it is being written: what is not chosen now is kept, should it be chosen again. */
export interface RuleDraft {
  readonly name: string
  readonly isOn: boolean
  readonly rows: readonly ConditionRow[]
  readonly does: Rule['action']['kind']
  readonly telling: Telling
  readonly quiet: Rule['quietHours']['kind']
  readonly hours: QuietHours
}

const usualTelling: Telling = { urgency: 'critical', sound: true, escalates: false, late: 'digest' }

/** Null: a new rule. */
export function draftOf(rule: Rule | null, terms: readonly ConditionTerm[]): RuleDraft {
  if (rule === null) {
    return {
      ...{ name: '', isOn: true, rows: [newRow([])], does: 'tell', telling: usualTelling },
      ...{ quiet: 'general', hours: usualQuiet() },
    }
  }
  const { action, quietHours, isOn } = rule
  return {
    ...{ name: ruleName(rule), isOn, rows: rowsOf(terms), does: action.kind },
    telling: action.kind === 'tell' ? action : usualTelling,
    quiet: quietHours.kind,
    hours: quietHours.kind === 'own' ? quietHours.hours : usualQuiet(),
  }
}

/** As it would be set. */
export function ruleOf({ name, isOn, rows, does, telling, quiet, hours }: RuleDraft, id: string): Rule {
  return {
    ...{ id, name: name.trim(), isOn, when: writeRows(rows).text },
    action: does === 'tell' ? { ...telling, kind: does } : { kind: does },
    quietHours: quiet === 'own' ? { kind: quiet, hours } : { kind: quiet },
  }
}

/** In the place of the one of that id; a new one comes first, where no other decides before it. */
export function withRule(rules: readonly Rule[], rule: Rule): Rule[] {
  return rules.some(({ id }) => id === rule.id) ? rules.map(one => (one.id === rule.id ? rule : one)) : [rule, ...rules]
}
