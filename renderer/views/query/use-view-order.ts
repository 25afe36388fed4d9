import { type KeyboardEvent, type RefObject, useLayoutEffect, useState } from 'react'
import type { SavedView } from '../../../electron/contract/transactions/query.ts'
import { useAct } from '../../state/use-store.ts'
import { moved } from '../columns/column-looks.ts'
import { useDragOrder } from '../columns/use-drag-order.ts'

/** Puts the user's views into another order: by mouse, by keys, and by steps of a menu. */
export function useViewOrder(list: RefObject<HTMLElement | null>, views: readonly SavedView[]) {
  const { act, failure } = useAct()
  /** The view that is moved by keys: an element that is moved in the page loses the focus. */
  const [carried, setCarried] = useState<string | null>(null)
  const move = (from: number, to: number) => void act('views.set', [...moved(views, from, to)])
  const drag = useDragOrder(list, move)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the order of the views is what moves the elements.
  useLayoutEffect(() => {
    if (carried === null || document.activeElement !== document.body) return
    list.current?.querySelector<HTMLElement>(`[data-drag="${CSS.escape(carried)}"] > .rail-item`)?.focus()
  }, [views])

  const step = (place: number, by: 1 | -1): void => {
    const id = views[place]?.id
    if (id === undefined || views[place + by] === undefined) return
    setCarried(id)
    move(place, place + by)
  }
  return {
    failure,
    drag,
    step,
    onKeyDown: (event: KeyboardEvent, place: number): void => {
      const by = stepOf(event.key)
      if (!event.altKey || by === null) return
      event.preventDefault()
      step(place, by)
    },
  }
}

/** In a narrow window the views stand beside each other. */
function stepOf(key: string): 1 | -1 | null {
  if (key === 'ArrowDown' || key === 'ArrowRight') return 1
  return key === 'ArrowUp' || key === 'ArrowLeft' ? -1 : null
}
