import { describe, expect, it } from 'vitest'
import { noticeRulesSchema, noticeRulesVersion } from '../../../electron/contract/settings/notice-rules.ts'
import { reachOfRules } from '../../../electron/core/rules/reaches.ts'

const shop = { id: 'shop', name: 'Shop', kind: 'ussd-app' } as const
const homes = { id: 'homes', name: 'Homes', kind: 'hover-org' } as const
const tell = { kind: 'tell', urgency: 'critical', sound: true } as const

function reach(
  ...rules: readonly { readonly when: string; readonly action: { readonly kind: string }; readonly isOn?: boolean }[]
) {
  const list = rules.map((rule, place) => ({ id: String(place), name: 'A rule', ...rule }))
  return reachOfRules(noticeRulesSchema.parse({ version: noticeRulesVersion, rules: list }), [shop, homes])('failed')
}

describe('whom rules tell of failures in production', () => {
  it.each([
    ['every failure', [{ when: 'status:failed', action: tell }], 'all'],
    ['everything, in a digest', [{ when: '', action: { kind: 'digest' } }], 'all'],
    ['no rule at all', [], 'none'],
    ['successes alone', [{ when: 'status:succeeded', action: tell }], 'none'],
    ['developers’ runs alone', [{ when: 'env:debug', action: tell }], 'none'],
    ['what is stuck alone', [{ when: 'topic:stuck', action: tell }], 'none'],
    ['failures, by a rule that is off', [{ when: 'status:failed', action: tell, isOn: false }], 'none'],
    [
      'failures, below a rule that silences all',
      [
        { when: '', action: { kind: 'silent' } },
        { when: 'status:failed', action: tell },
      ],
      'none',
    ],
    ['failures of one operator', [{ when: 'status:failed operator:"MTN Ghana"', action: tell }], 'some'],
    ['failures of one operator by its beginning', [{ when: 'operator:MTN*', action: tell }], 'some'],
    ['failures of one source', [{ when: 'source:Shop status:failed', action: tell }], 'some'],
    [
      'all but one operator',
      [
        { when: 'operator:MTN', action: { kind: 'silent' } },
        { when: 'status:failed', action: tell },
      ],
      'all',
    ],
    ['a rule that cannot be read', [{ when: 'since:yesterday', action: tell }], 'none'],
  ] as const)('%s', (_, rules, expected) => {
    expect(reach(...rules)).toBe(expected)
  })
})
