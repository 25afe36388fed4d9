import type { ConditionTerm } from '../../contract/bridge/rules.ts'
import { scanQuery } from '../query/scan.ts'
import { keyNamed } from '../query/vocabulary.ts'

/** The condition of a rule part by part, for whoever shows it or changes one of them. Never refuses. */
export function conditionTerms(text: string): readonly ConditionTerm[] {
  return scanQuery(text).map(({ key, value, isNegated, isQuoted }) => ({
    key: key === null ? null : (keyNamed(key) ?? key.toLowerCase()),
    ...{ value, isNegated, isQuoted },
  }))
}
