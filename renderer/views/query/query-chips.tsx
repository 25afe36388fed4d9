import { X } from 'lucide-react'
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import type { QueryProblem, QuerySpan } from '../../../electron/contract/transactions/query.ts'
import { queryWords } from '../../words/query.ts'
import { overlaps } from './spans.ts'

interface QueryChipsProps {
  readonly text: string
  readonly terms: readonly QuerySpan[]
  readonly problems: readonly QueryProblem[]
  readonly onEdit: (term: QuerySpan) => void
  readonly onRemove: (term: QuerySpan) => void
  /** The keys leave the chips for the field behind them. */
  readonly onLeave: () => void
}

const said = queryWords.chips

/** The terms of the query while nobody is writing: each can be taken out, or be written anew. */
export function QueryChips({ text, terms, problems, onEdit, onRemove, onLeave }: QueryChipsProps) {
  const list = useRef<HTMLUListElement>(null)
  /** The chip at which the keys are: one stop for Tab, whatever their number. */
  const [reached, setReached] = useState(0)
  /** Where the keys go when the chip at which they were is gone. */
  const [wanted, setWanted] = useState<number | null>(null)
  const last = terms.length - 1
  const stop = Math.min(reached, last)

  useLayoutEffect(() => {
    if (wanted === null) return
    setWanted(null)
    if (last < 0) onLeave()
    else chipAt(list.current, Math.min(wanted, last))?.focus()
  }, [wanted, last, onLeave])

  const onKeyDown = (event: KeyboardEvent, term: QuerySpan, place: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    switch (event.key) {
      case 'Backspace':
      case 'Delete':
        onRemove(term)
        setWanted(event.key === 'Delete' ? place : Math.max(0, place - 1))
        break
      case 'ArrowLeft':
        chipAt(list.current, Math.max(0, place - 1))?.focus()
        break
      case 'ArrowRight':
        if (place === last) onLeave()
        else chipAt(list.current, place + 1)?.focus()
        break
      default:
        return
    }
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <ul ref={list} className="query-chips" aria-label={said.label}>
      {terms.map((term, place) => {
        const words = text.slice(term.start, term.end)
        return (
          <li
            key={`${term.start} ${words}`}
            className="query-chip"
            data-odd={problems.some(problem => overlaps(problem, term)) || undefined}
            data-words={term.valueStart === term.start || undefined}
          >
            <button
              type="button"
              className="query-chip-text"
              aria-label={words}
              title={said.hint}
              tabIndex={place === stop ? 0 : -1}
              onFocus={() => setReached(place)}
              onKeyDown={event => onKeyDown(event, term, place)}
              onClick={() => onEdit(term)}
            >
              <span className="query-key">{text.slice(term.start, term.valueStart)}</span>
              {text.slice(term.valueStart, term.end)}
            </button>
            <button
              type="button"
              className="query-chip-remove"
              title={said.remove(words)}
              tabIndex={-1}
              onClick={() => onRemove(term)}
            >
              <X aria-hidden="true" />
              <span className="only-for-readers">{said.remove(words)}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}

function chipAt(list: HTMLElement | null, place: number): HTMLElement | null {
  return list?.children[place]?.querySelector<HTMLElement>('.query-chip-text') ?? null
}
