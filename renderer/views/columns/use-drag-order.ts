import { type MouseEvent, type PointerEvent, type RefObject, useRef, useState } from 'react'
import { usePointerTrack } from './use-pointer-track.ts'

/** How far something has to be drawn to be no press, in pixels. */
const leastPx = 5

interface Drag {
  readonly from: number
  readonly to: number
}

/** Where something that is drawn would be put: on which side of another one. */
export type DropSide = 'before' | 'after'

/**
 * Lets people put things into another order with the mouse. The things are the elements with `data-drag` in a container,
 * in their order; they may stand beside each other or one above the other.
 */
export function useDragOrder(container: RefObject<HTMLElement | null>, onMove: (from: number, to: number) => void) {
  const [drag, setDrag] = useState<Drag | null>(null)
  const pressed = useRef<{ readonly from: number; readonly x: number; readonly y: number } | null>(null)
  const wasDrag = useRef(false)
  const stop = () => {
    pressed.current = null
    setDrag(null)
  }
  usePointerTrack({
    onMove: ({ clientX: x, clientY: y }) => {
      const begun = pressed.current
      if (begun === null) return
      if (!wasDrag.current && Math.hypot(x - begun.x, y - begun.y) < leastPx) return
      wasDrag.current = true
      setDrag({ from: begun.from, to: placeAt(elementsIn(container.current), { x, y, from: begun.from }) })
    },
    onUp: () => {
      if (drag !== null && drag.from !== drag.to) onMove(drag.from, drag.to)
      stop()
    },
    onCancel: () => {
      stop()
      return drag !== null
    },
  })

  return {
    isDragging: drag !== null,
    /** For the thing at a place: on which side of it the drawn one would be put. */
    dropOf: (place: number): DropSide | undefined => {
      if (drag === null || drag.to !== place || drag.to === drag.from) return undefined
      return drag.to > drag.from ? 'after' : 'before'
    },
    handlersOf: (place: number) => ({
      onPointerDown: ({ button, clientX, clientY }: PointerEvent) => {
        wasDrag.current = false
        if (button === 0) pressed.current = { from: place, x: clientX, y: clientY }
      },
      // The end of a drag is no press.
      onClickCapture: (event: MouseEvent) => {
        if (!wasDrag.current) return
        wasDrag.current = false
        event.preventDefault()
        event.stopPropagation()
      },
    }),
  }
}

function elementsIn(container: HTMLElement | null): readonly HTMLElement[] {
  return [...(container?.querySelectorAll<HTMLElement>('[data-drag]') ?? [])]
}

interface Pointer {
  readonly x: number
  readonly y: number
  readonly from: number
}

/** How many of the others have their middle before the pointer. */
function placeAt(elements: readonly HTMLElement[], { x, y, from }: Pointer): number {
  const boxes = elements.map(element => element.getBoundingClientRect())
  const [first, second] = boxes
  const isRow = first !== undefined && second !== undefined && Math.abs(first.top - second.top) < first.height / 2
  return boxes.filter(({ left, top, width, height }, place) => {
    return place !== from && (isRow ? left + width / 2 < x : top + height / 2 < y)
  }).length
}
