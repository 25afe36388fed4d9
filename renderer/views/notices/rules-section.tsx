import { Plus, RotateCcw } from 'lucide-react'
import { useRef, useState } from 'react'
import { FailureText } from '../../parts/failure-text.tsx'
import { Menu, type MenuPlace } from '../../parts/menu.tsx'
import { useStore } from '../../state/use-store.ts'
import { noticesWords } from '../../words/notices.ts'
import { Section } from '../settings/section.tsx'
import { RuleItem } from './rule-item.tsx'
import { useRuleMenu } from './rule-menu.ts'
import { ruleName } from './rule-words.ts'
import { Snoozes } from './snoozes.tsx'
import { useRuleOrder } from './use-rule-order.ts'
import { type KnownRules, useSetRules } from './use-rules.ts'

const said = noticesWords.rules

/** The rules in their order: each can be switched, changed, copied, moved and removed. */
export function RulesSection({ inForce, kept }: KnownRules) {
  const store = useStore()
  const list = useRef<HTMLOListElement>(null)
  const [menu, setMenu] = useState<{ readonly id: string; readonly at: MenuPlace } | null>(null)
  const { rules } = inForce.rules
  const { busy, failure, setList } = useSetRules()
  const order = useRuleOrder(list, rules, setList)
  const menuOf = useRuleMenu({ rules, snoozes: kept.snoozes, step: order.step, setList })
  const chosen = rules.find(({ id }) => id === menu?.id)
  return (
    <Section title={said.title} hint={said.hint}>
      {rules.length === 0 ? (
        <p className="section-row muted">{said.none}</p>
      ) : (
        <ol ref={list} className="rules">
          {rules.map((rule, place) => (
            <li
              key={rule.id}
              className="section-row rule"
              data-drag={rule.id}
              data-drop={order.drag.dropOf(place)}
              {...order.drag.handlersOf(place)}
            >
              <RuleItem
                rule={rule}
                terms={inForce.conditions[place] ?? []}
                snooze={kept.snoozes.find(({ scope }) => scope.kind === 'rule' && scope.ruleId === rule.id) ?? null}
                isBusy={busy}
                onSwitch={isOn => void setList(rules.map(one => (one === rule ? { ...one, isOn } : one)))}
                onEdit={() => store.show({ kind: 'edit-rule', id: rule.id })}
                onKeyDown={event => order.onKeyDown(event, place)}
                onMenu={at => setMenu({ id: rule.id, at })}
              />
            </li>
          ))}
        </ol>
      )}
      <Snoozes kept={kept} />
      <div className="section-row buttons">
        <button type="button" className="button" onClick={() => store.show({ kind: 'edit-rule', id: null })}>
          <Plus aria-hidden="true" /> {said.add}
        </button>
        {inForce.isOwn && (
          <button type="button" className="button quiet" onClick={() => store.show({ kind: 'usual-rules' })}>
            <RotateCcw aria-hidden="true" /> {said.usual}
          </button>
        )}
        <FailureText sentence={failure} />
      </div>
      {menu !== null && chosen !== undefined && (
        <Menu label={ruleName(chosen)} at={menu.at} groups={menuOf(chosen)} onClose={() => setMenu(null)} />
      )}
    </Section>
  )
}
