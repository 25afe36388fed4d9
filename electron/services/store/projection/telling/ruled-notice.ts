import type { NoticeFate } from '../../../../contract/notices/notice-ledger.ts'
import type { Ruling } from '../../../../core/rules/judge.ts'
import type { NewNotice } from './notice-row.ts'

export type Told = Exclude<Ruling, { readonly kind: 'silent' }>

/** What a ruling makes of a notice. `at`: when it was decided, in milliseconds since 1970. */
export function loudnessOf(topic: NewNotice['topic'], { telling, ruleId, ...ruling }: Told, at: number) {
  const loud =
    telling.kind === 'digest'
      ? ({ topic: 'digest', urgency: 'quiet', sound: false, escalates: false } as const)
      : { topic, urgency: telling.urgency, sound: telling.sound, escalates: telling.escalates }
  const fate: NoticeFate =
    ruling.kind === 'held'
      ? { state: 'held', dueAt: at, cause: ruling.hold.reason, until: ruling.hold.until }
      : { state: 'due', dueAt: at }
  return { ...loud, rule: ruleId, fate }
}

/** What nobody is told of, and by which rule; null: none fitted. */
export function silenced(ruleId: string | null, at: number) {
  const fate: NoticeFate = { state: 'suppressed', dueAt: at, by: { kind: 'rule', ruleId } }
  return { urgency: 'quiet', rule: ruleId, fate } as const
}
