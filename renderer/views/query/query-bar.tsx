import { Search, X } from 'lucide-react'
import { useId, useLayoutEffect, useRef } from 'react'
import { longestQuery } from '../../../electron/contract/transactions/query.ts'
import { queryWords } from '../../words/query.ts'
import { QueryChips } from './query-chips.tsx'
import { QueryInk } from './query-ink.tsx'
import { QueryProblems, toldProblems } from './query-problems.tsx'
import { stillThere } from './spans.ts'
import { optionId, Suggestions } from './suggestions.tsx'
import { useQueryBar } from './use-query-bar.ts'

/** Where a person writes what to look for. What can be understood is shown at once, the rest is explained. */
export function QueryBar() {
  const bar = useQueryBar()
  const { input, draft, helped, items, active, isFresh, writingAt } = bar
  const id = useId()
  const ink = useRef<HTMLDivElement>(null)
  const problems = isFresh ? toldProblems(helped?.help.problems ?? [], writingAt) : []
  const follow = () => {
    if (ink.current !== null && input.current !== null) ink.current.scrollLeft = input.current.scrollLeft
  }
  useLayoutEffect(follow)
  const terms = helped === null ? [] : stillThere(draft.text, { text: helped.text, terms: helped.help.terms })
  return (
    <div className="query-bar">
      <div className="query-field">
        <Search aria-hidden="true" />
        {draft.text.trim() !== '' && (
          <QueryChips
            text={draft.text}
            terms={terms}
            problems={problems}
            onEdit={({ start, end }) => bar.select(start, end)}
            onRemove={bar.remove}
            onLeave={bar.toEnd}
          />
        )}
        <div ref={ink} className="query-ink" aria-hidden="true">
          <QueryInk text={draft.text} helped={helped} problems={problems} />
        </div>
        <input
          ref={input}
          className="query-input"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          aria-label={queryWords.label}
          aria-autocomplete="list"
          aria-expanded={items.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={active === null ? undefined : optionId(`${id}-list`, active)}
          aria-invalid={problems.length > 0}
          aria-describedby={problems.length > 0 ? `${id}-problems` : undefined}
          placeholder={queryWords.placeholder}
          maxLength={longestQuery}
          value={draft.text}
          onChange={({ target }) =>
            bar.write({ text: target.value, caret: target.selectionStart ?? target.value.length })
          }
          onSelect={({ currentTarget }) => {
            const caret = currentTarget.selectionStart ?? 0
            if (caret !== draft.caret && currentTarget.value === draft.text) bar.move(caret)
          }}
          onFocus={() => bar.focus(true)}
          onBlur={() => bar.focus(false)}
          onScroll={follow}
          onKeyDown={bar.onKeyDown}
        />
        {draft.text !== '' && (
          <button type="button" className="query-clear" title={queryWords.clear} onClick={bar.clear}>
            <X aria-hidden="true" />
            <span className="only-for-readers">{queryWords.clear}</span>
          </button>
        )}
        <span className="key" aria-hidden="true">
          /
        </span>
      </div>
      {items.length > 0 && <Suggestions id={`${id}-list`} items={items} active={active} onChoose={bar.choose} />}
      <QueryProblems
        id={`${id}-problems`}
        text={draft.text}
        problems={problems}
        onSelect={({ start, end }) => bar.select(start, end)}
      />
    </div>
  )
}
