import { AlarmClock, Ellipsis, GripVertical } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, useId } from 'react'
import type { ConditionTerm } from '../../../electron/contract/bridge/rules.ts'
import type { NoticeRules, Rule, Snoozing } from '../../../electron/contract/settings/notice-rules.ts'
import type { MenuPlace } from '../../parts/menu.tsx'
import { useNow } from '../../state/use-store.ts'
import { clockTime } from '../../when.ts'
import { noticesWords } from '../../words/notices.ts'
import { conditionTexts, doesText, ruleName } from './rule-words.ts'

const said = noticesWords.rules

interface RuleItemProps {
  readonly rule: Rule
  readonly terms: readonly ConditionTerm[]
  /** Null: it is not snoozed. */
  readonly snooze: NoticeRules['snoozes'][number] | null
  readonly isBusy: boolean
  readonly onSwitch: (isOn: boolean) => void
  readonly onEdit: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onMenu: (at: MenuPlace) => void
}

/** One rule: what it is called, what it asks for, and what it does. */
export function RuleItem({ rule, terms, snooze, isBusy, onSwitch, onEdit, onKeyDown, onMenu }: RuleItemProps) {
  const id = useId()
  const name = ruleName(rule)
  const openMenu = (event: MouseEvent<HTMLElement>) => {
    const { right, bottom } = event.currentTarget.getBoundingClientRect()
    onMenu({ x: right, y: bottom })
  }
  return (
    <>
      <GripVertical className="rule-grip" aria-hidden="true" />
      <div className="rule-text" data-off={!rule.isOn}>
        <button
          type="button"
          className="rule-name"
          aria-describedby={id}
          title={said.editNamed(name)}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          onClick={onEdit}
          onKeyDown={onKeyDown}
        >
          {name}
        </button>
        <div id={id} className="rule-terms">
          {terms.length === 0 && <span className="chip">{said.everything}</span>}
          {conditionTexts(terms).map(text => (
            <span key={text} className="chip">
              {text}
            </span>
          ))}
          <span className="rule-does">{doesText(rule.action)}</span>
          {snooze !== null && <Snoozed until={snooze.until} />}
        </div>
      </div>
      <input
        type="checkbox"
        role="switch"
        className="switch"
        aria-label={said.on(name)}
        checked={rule.isOn}
        aria-checked={rule.isOn}
        disabled={isBusy}
        onChange={event => onSwitch(event.target.checked)}
      />
      <button type="button" className="button icon-button" title={said.more(name)} onClick={openMenu}>
        <Ellipsis aria-hidden="true" />
        <span className="only-for-readers">{said.more(name)}</span>
      </button>
    </>
  )
}

function Snoozed({ until }: Snoozing) {
  const now = useNow()
  if (until !== null && Date.parse(until) <= now.getTime()) return null
  return (
    <span className="chip flag">
      <AlarmClock aria-hidden="true" /> {until === null ? said.snoozedOpen : said.snoozed(clockTime(until, now))}
    </span>
  )
}
