import { type KeyboardEvent, type RefObject, useCallback, useEffect, useEffectEvent, useState } from 'react'
import { usePick, useStore } from '../state/use-store.ts'
import { isTyping } from './typing.ts'

const pageRows = 10

/**
 * The keyboard's place in the list. It is held by id, so that it stays on its row when others come in above;
 * while a detail is open beside the list, it follows the keys.
 */
export function useRowKeys(grid: RefObject<HTMLElement | null>, scrollTo: (index: number) => void) {
  const store = useStore()
  const rows = usePick(state => state.list.rows)
  const openId = usePick(state => state.detail?.id ?? null)
  const [cursorId, setCursorId] = useState<string | null>(null)
  const found = rows.findIndex(row => row.id === (cursorId ?? openId))
  const cursor = found === -1 ? null : found

  const openRow = useCallback(
    (id: string) => {
      setCursorId(id)
      store.open(id)
    },
    [store],
  )

  const moveTo = (index: number) => {
    const place = Math.max(0, Math.min(rows.length - 1, index))
    const row = rows[place]
    if (row === undefined) return
    if (openId === null) setCursorId(row.id)
    else openRow(row.id)
    scrollTo(place)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    // A button inside the grid keeps its own key.
    if (event.key === 'Enter' && event.target !== event.currentTarget) return
    const target = targetOf(event.key, cursor, rows.length)
    const under = cursor === null ? undefined : rows[cursor]
    if (event.key === 'Enter' && under !== undefined) openRow(under.id)
    else if (target !== null) moveTo(target)
    else return
    event.preventDefault()
  }

  useFromAnywhere(key => {
    const target = targetOf(key, cursor, rows.length)
    if (target === null) return false
    // From inside an open detail the keys lead on through the list, and the reader stays in the detail.
    if (document.activeElement === document.body) grid.current?.focus({ preventScroll: true })
    moveTo(target)
    return true
  })
  return { cursor, onKeyDown, openRow }
}

/** `j` and `k` work wherever the focus is, and the other keys where nothing has it. */
function useFromAnywhere(press: (key: string) => boolean): void {
  const store = useStore()
  const onKey = useEffectEvent((event: globalThis.KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return
    if (store.get().dialog !== null || isTyping(event)) return
    const isNowhere = event.target === document.body || event.target === document.documentElement
    if ((isNowhere || event.key === 'j' || event.key === 'k') && press(event.key)) event.preventDefault()
  })
  useEffect(() => {
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

function targetOf(key: string, cursor: number | null, length: number): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return cursor === null ? 0 : cursor + 1
    case 'ArrowUp':
    case 'k':
      return cursor === null ? 0 : cursor - 1
    case 'PageDown':
      return (cursor ?? 0) + pageRows
    case 'PageUp':
      return (cursor ?? 0) - pageRows
    case 'Home':
      return 0
    case 'End':
      return length - 1
    default:
      return null
  }
}
