import { type KeyboardEvent, type RefObject, useLayoutEffect, useState } from 'react'
import type { Rule } from '../../../electron/contract/settings/notice-rules.ts'
import { moved } from '../columns/column-looks.ts'
import { useDragOrder } from '../columns/use-drag-order.ts'

/** Puts rules into another order: by mouse, by keys, and by steps of a menu. */
export function useRuleOrder(
  list: RefObject<HTMLElement | null>,
  rules: readonly Rule[],
  set: (rules: readonly Rule[]) => Promise<boolean>,
) {
  /** The rule that is moved by keys: an element that is moved in the page loses the focus. */
  const [carried, setCarried] = useState<string | null>(null)
  const move = (from: number, to: number) => void set(moved(rules, from, to))
  const drag = useDragOrder(list, move)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the order of the rules is what moves the elements.
  useLayoutEffect(() => {
    if (carried === null || document.activeElement !== document.body) return
    list.current?.querySelector<HTMLElement>(`[data-drag="${CSS.escape(carried)}"] .rule-name`)?.focus()
  }, [rules])

  const step = (id: string, by: 1 | -1): void => {
    const place = rules.findIndex(rule => rule.id === id)
    if (rules[place] === undefined || rules[place + by] === undefined) return
    setCarried(id)
    move(place, place + by)
  }
  return {
    drag,
    step,
    onKeyDown: (event: KeyboardEvent, place: number): void => {
      const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null
      const id = rules[place]?.id
      if (!event.altKey || by === null || id === undefined) return
      event.preventDefault()
      step(id, by)
    },
  }
}
