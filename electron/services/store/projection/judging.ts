import { type Judge, judgeOf } from '../../../core/rules/judge.ts'
import { type ProjectionRules, rulesInForce } from '../journal/entry.ts'

/** Makes a judge of rules, anew only for other ones: it reads all of their conditions. */
export function createJudging(): (rules: ProjectionRules) => Judge {
  let last: { readonly rules: ProjectionRules; readonly judge: Judge } | null = null
  return rules => {
    if (last?.rules === rules) return last.judge
    const force = rulesInForce(rules)
    const judge = judgeOf(force.rules, force.sources)
    last = { rules, judge }
    return judge
  }
}
