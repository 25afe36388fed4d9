import { type KeyboardEvent, useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { CompletionItem, QuerySpan } from '../../../electron/contract/transactions/query.ts'
import { usePick } from '../../state/use-store.ts'
import { completed } from './completed.ts'
import { keyOutcome } from './key-outcome.ts'
import { finishedBefore, withoutTerm } from './spans.ts'
import { type Draft, useQueryHelp } from './use-query-help.ts'

/** What is written into the bar, what helps with it, and what its keys do. */
export function useQueryBar() {
  const input = useRef<HTMLInputElement>(null)
  const [draft, setDraft] = useDraft()
  const [isFocused, setFocused] = useState(false)
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState<number | null>(null)
  /** Enter was pressed: then also what stands at the caret is told of. */
  const [isSent, setSent] = useState(false)
  const wantedCaret = useRef<number | null>(null)
  const isWriting = isFocused && !isSent
  const helped = useQueryHelp(draft, isWriting)
  const isFresh = helped?.text === draft.text && helped.caret === draft.caret
  const items = isOpen && isFocused ? (helped?.help.completions.items ?? []) : []

  useLayoutEffect(() => {
    if (wantedCaret.current === null || input.current?.value !== draft.text) return
    input.current.setSelectionRange(wantedCaret.current, wantedCaret.current)
    wantedCaret.current = null
  }, [draft])

  const write = (next: Draft): void => {
    setDraft(next)
    setOpen(true)
    setActive(null)
    setSent(false)
  }
  const choose = (item: CompletionItem): void => {
    if (helped === null || !isFresh) return
    const next = completed(draft, helped.help.completions, item)
    wantedCaret.current = next.caret
    write(next)
  }
  const leave = (): void => {
    setOpen(false)
    const grid = document.querySelector<HTMLElement>('[role=grid]')
    if (grid === null) input.current?.blur()
    else grid.focus()
  }

  const toEnd = useCallback((): void => {
    const { current } = input
    current?.focus()
    current?.setSelectionRange(current.value.length, current.value.length)
  }, [])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const term = event.key === 'Backspace' && isFresh ? finishedBefore(draft, helped.help.terms) : null
    if (term !== null && isCaretAlone(input.current)) {
      // The whole term is chosen first, so that the next press takes all of it.
      event.preventDefault()
      return input.current?.setSelectionRange(term.start, term.end)
    }
    const isStarted = (helped?.help.completions.end ?? 0) > (helped?.help.completions.start ?? 0)
    const outcome = keyOutcome({ key: event.key, isShift: event.shiftKey, items, active, isStarted })
    if (outcome === null) return
    event.preventDefault()
    switch (outcome.kind) {
      case 'move':
        return setActive(outcome.to)
      case 'open':
        return setOpen(true)
      case 'choose':
        return choose(outcome.item)
      case 'close':
        return setOpen(false)
      case 'leave':
        return leave()
      case 'send':
        setOpen(false)
        setSent(true)
        if (isFresh && helped.help.problems.length === 0) leave()
    }
  }

  return {
    ...{ input, draft, helped, items, active, onKeyDown, choose, isFresh },
    /** Where a term is being written; null when nothing is. */
    writingAt: isWriting ? draft.caret : null,
    write,
    move: (caret: number): void => setDraft({ ...draft, caret }),
    focus: (isOn: boolean): void => {
      setFocused(isOn)
      setOpen(isOn)
      setActive(null)
    },
    select: (start: number, end: number): void => {
      input.current?.focus()
      input.current?.setSelectionRange(start, end)
    },
    remove: (term: QuerySpan): void => {
      const next = withoutTerm(draft.text, term)
      setDraft(next)
      setSent(false)
      // The chips go with the last of them, and with them what had the focus.
      if (next.text === '') input.current?.focus()
    },
    toEnd,
    clear: (): void => {
      write({ text: '', caret: 0 })
      input.current?.focus()
    },
  }
}

function isCaretAlone(input: HTMLInputElement | null): boolean {
  return input !== null && input.selectionStart === input.selectionEnd
}

/** The draft follows what is asked for elsewhere, such as by a view on the left. */
function useDraft() {
  const search = usePick(state => state.list.search)
  const place = usePick(state => state.place)
  const [seen, setSeen] = useState({ search, place })
  const [draft, setDraft] = useState<Draft>({ text: search, caret: search.length })
  if (seen.search !== search || seen.place !== place) {
    setSeen({ search, place })
    if (draft.text !== search) setDraft({ text: search, caret: search.length })
  }
  return [draft, setDraft] as const
}
