// biome-ignore-all lint/a11y/useFocusableInteractive: the input has the focus and names the option (active descendant).
// biome-ignore-all lint/a11y/useSemanticElements: a datalist can neither be drawn nor say what a key takes.
import { useEffect, useRef } from 'react'
import {
  type CompletionItem,
  type FieldKey,
  noneWord,
  type TimeKey,
} from '../../../electron/contract/transactions/query.ts'
import { queryWords } from '../../words/query.ts'

interface SuggestionsProps {
  readonly id: string
  readonly items: readonly CompletionItem[]
  readonly active: number | null
  readonly onChoose: (item: CompletionItem) => void
}

/** What may stand at the caret. */
export function Suggestions({ id, items, active, onChoose }: SuggestionsProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (active !== null) list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div className="suggestions">
      <div ref={list} id={id} role="listbox" className="suggestion-list" aria-label={queryWords.suggestions}>
        {items.map((item, index) => (
          <div
            key={item.text}
            id={optionId(id, index)}
            role="option"
            className="suggestion"
            aria-selected={index === active}
            // The input keeps the focus.
            onMouseDown={event => {
              event.preventDefault()
              onChoose(item)
            }}
          >
            <span className="suggestion-label">{item.label}</span>
            {item.kind === 'key' && <span className="hint">{hintOf(item.text)}</span>}
            {item.kind === 'value' && item.text === noneWord && <span className="hint">{queryWords.without}</span>}
          </div>
        ))}
      </div>
      <p className="suggestion-keys hint" aria-hidden="true">
        {queryWords.keysHelp.map(text => (
          <span key={text}>{text}</span>
        ))}
      </p>
    </div>
  )
}

export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`
}

function hintOf(text: string): string {
  const hints: Readonly<Record<string, string>> = queryWords.keys satisfies Record<FieldKey | TimeKey, string>
  return hints[text.replace(/:$/, '')] ?? ''
}
