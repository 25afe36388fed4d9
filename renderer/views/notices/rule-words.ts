import type { ConditionTerm } from '../../../electron/contract/bridge/rules.ts'
import type { Rule, RuleAction } from '../../../electron/contract/settings/notice-rules.ts'
import { list } from '../../when.ts'
import { noticesWords } from '../../words/notices.ts'
import { rulesWords } from '../../words/rules.ts'
import { choicesOf, isRowKey } from './condition-keys.ts'

const said = noticesWords

/** What the usual rules are called as they come with the app: a name that a person gave is left alone. */
const usualNames: Readonly<Record<string, string>> = {
  ...{ trials: 'Debug and test runs', again: 'Under way again', failed: 'Failures', changed: 'Changed verdicts' },
  ...{ models: 'Completed without all models', unknown: 'Unknown statuses', cancelled: 'Cancelled' },
  ...{ succeeded: 'Succeeded', replaced: 'Jobs that went on', stuck: 'Pending for too long' },
  ...{ conflicts: 'Contradicts what was noted', 'model-doubts': 'Failed models', flags: 'Worth a look' },
  unusual: 'Unusual silence or failures',
}

/** The name of a rule; of a usual one in the language of the window. */
export function ruleName({ id, name }: Pick<Rule, 'id' | 'name'>): string {
  const spoken: Readonly<Record<string, string>> = said.names
  return Object.hasOwn(usualNames, id) && usualNames[id] === name ? (spoken[id] ?? name) : name
}

/** The conditions for reading, values of one kind together: `Status: Failed, Unknown`, `Operator: not MTN`. */
export function conditionTexts(terms: readonly ConditionTerm[]): readonly string[] {
  const groups = Map.groupBy(terms, ({ key, isNegated }) => `${isNegated} ${key}`)
  return [...groups.values()].map(group => {
    const [first] = group
    const values = list(group.map(valueText))
    const text = first?.isNegated === true ? said.rules.not(values) : values
    return `${keyText(first?.key ?? 'text')}: ${text}`
  })
}

function keyText(key: string): string {
  return isRowKey(key) ? rulesWords.keys[key] : key
}

function valueText({ key, value }: ConditionTerm): string {
  if (key === null || !isRowKey(key)) return value
  return choicesOf(key).find(([word]) => word === value.toLowerCase())?.[1] ?? value
}

/** What a rule does, in few words. */
export function doesText(action: RuleAction): string {
  if (action.kind !== 'tell') return said.does[action.kind]
  return list([
    said.does.urgency[action.urgency],
    ...(action.sound ? [said.does.sound] : []),
    ...(action.escalates ? [said.does.escalates] : []),
  ])
}
