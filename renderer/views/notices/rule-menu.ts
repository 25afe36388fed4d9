import { AlarmClock, BellRing, ChevronDown, ChevronUp, Copy, Pencil, Trash2 } from 'lucide-react'
import type { NoticeRules, Rule } from '../../../electron/contract/settings/notice-rules.ts'
import { newId } from '../../new-id.ts'
import type { MenuGroups } from '../../parts/menu.tsx'
import { useStore } from '../../state/use-store.ts'
import { noticesWords } from '../../words/notices.ts'
import { queryWords } from '../../words/query.ts'
import { ruleName } from './rule-words.ts'

const said = noticesWords.rules
const snoozeMs = 3_600_000

interface RuleMenuProps {
  readonly rules: readonly Rule[]
  readonly snoozes: NoticeRules['snoozes']
  readonly step: (id: string, by: 1 | -1) => void
  readonly setList: (rules: readonly Rule[]) => Promise<boolean>
}

/** What can be done with a rule. */
export function useRuleMenu({ rules, snoozes, step, setList }: RuleMenuProps): (rule: Rule) => MenuGroups {
  const store = useStore()
  const copy = (rule: Rule) => {
    const id = newId('rule')
    // A name may be 60 characters long.
    const name = said.copyName(ruleName(rule)).slice(0, 60)
    return setList(rules.flatMap(one => (one === rule ? [one, { ...one, id, name }] : [one])))
  }
  const snooze = async (rule: Rule, isOver: boolean) => {
    const scope = { kind: 'rule', ruleId: rule.id } as const
    const until = new Date(Date.now() + snoozeMs).toISOString()
    const reply = isOver
      ? await store.act('notices.resume', { scope })
      : await store.act('notices.snooze', { scope, until })
    if (!reply.ok) store.say(reply.failure.sentence, true)
  }
  return rule => {
    const place = rules.indexOf(rule)
    const isSnoozed = snoozes.some(({ scope }) => scope.kind === 'rule' && scope.ruleId === rule.id)
    const { keys } = queryWords.view
    return [
      [
        { label: said.edit, icon: Pencil, run: () => store.show({ kind: 'edit-rule', id: rule.id }) },
        { label: said.copy, icon: Copy, run: () => void copy(rule) },
        {
          label: isSnoozed ? said.resume : said.snooze,
          icon: isSnoozed ? BellRing : AlarmClock,
          run: () => void snooze(rule, isSnoozed),
        },
      ],
      [
        {
          ...{ label: said.up, icon: ChevronUp, keys: keys.up, isDisabled: place === 0, staysOpen: true },
          run: () => step(rule.id, -1),
        },
        {
          ...{ label: said.down, icon: ChevronDown, keys: keys.down, staysOpen: true },
          ...{ isDisabled: place === rules.length - 1, run: () => step(rule.id, 1) },
        },
      ],
      [{ label: said.remove, icon: Trash2, run: () => store.show({ kind: 'remove-rule', id: rule.id }) }],
    ]
  }
}
