import {
  type NoticeRules,
  noticeRulesSchema,
  noticeRulesVersion,
} from '../../../electron/contract/settings/notice-rules.ts'
import { rulesOf } from '../../../electron/core/rules/default-rules.ts'
import type { Entry } from '../../../electron/services/store/journal/entries/entry.ts'
import { defaultRules } from './store-kit.ts'

type WrittenRules = Readonly<Record<string, unknown>>

/** The rules from the start, with what a person changed. */
export function noticeRules(changed: WrittenRules = {}): NoticeRules {
  const made = rulesOf(defaultRules.notifications)
  return noticeRulesSchema.parse({ ...made, version: noticeRulesVersion, ...changed })
}

/** The act that makes them hold. */
export function rulesSet(changed: WrittenRules, at = 0): Entry {
  const own = { rules: noticeRules(changed), sources: [] }
  return { kind: 'act', at, act: { kind: 'rules-set', ...defaultRules, own } }
}
