import { holdNow } from '../../../../core/rules/hold-anew.ts'
import { type Judge, judgeOf } from '../../../../core/rules/judge.ts'
import { type ProjectionRules, rulesInForce } from '../../journal/entries/projection-rules.ts'

type HoldOf = Parameters<typeof holdNow>[1]

/** What decides by the rules that hold at an entry. */
export interface Deciding {
  readonly judge: Judge
  /** What holds now what belongs to a notice that a rule told. */
  readonly holdNow: (of: HoldOf, at: number) => ReturnType<typeof holdNow>
}

/** Makes a judge of rules, anew only for other ones: it reads all of their conditions. */
export function createJudging(): (rules: ProjectionRules) => Deciding {
  let last: { readonly rules: ProjectionRules; readonly deciding: Deciding } | null = null
  return rules => {
    if (last?.rules === rules) return last.deciding
    const force = rulesInForce(rules)
    const deciding: Deciding = {
      judge: judgeOf(force.rules, force.sources),
      holdNow: (of, at) => holdNow(force.rules, of, at),
    }
    last = { rules, deciding }
    return deciding
  }
}
