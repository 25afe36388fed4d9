import { type KeyboardEvent, type MouseEvent, useState } from 'react'
import type { Transaction } from '../../../electron/contract/transactions/transaction.ts'
import type { MenuPlace } from '../../parts/menu.tsx'
import { useStore } from '../../state/use-store.ts'

interface OpenMenu {
  readonly row: Transaction
  readonly at: MenuPlace
}

/** The menu of a row: at the pointer, or by keys below the row at which they are. */
export function useRowMenu() {
  const store = useStore()
  const [menu, setMenu] = useState<OpenMenu | null>(null)
  const openAt = (id: string | undefined, at: MenuPlace): boolean => {
    const row = store.get().list.rows.find(one => one.id === id)
    if (row === undefined) return false
    store.mark(row.id)
    setMenu({ row, at })
    return true
  }
  /** By keys: the row at which they are, as long as it is drawn. */
  const openMarked = (grid: HTMLElement): boolean => {
    const { hands, detail } = store.get()
    const id = hands.marked ?? detail?.id
    const element = [...grid.querySelectorAll<HTMLElement>('[data-row]')].find(one => one.dataset.row === id)
    if (element === undefined) return false
    const { left, bottom } = element.getBoundingClientRect()
    return openAt(id, { x: left + indentPx, y: bottom })
  }
  return {
    menu,
    close: () => setMenu(null),
    onContextMenu: (event: MouseEvent<HTMLElement>): void => {
      const { target, currentTarget, clientX: x, clientY: y } = event
      const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]')?.dataset.row : undefined
      const isOpened = row === undefined ? isByKeys(event) && openMarked(currentTarget) : openAt(row, { x, y })
      if (isOpened) event.preventDefault()
    },
    /** True: the key was for the menu. */
    onKeyDown: (event: KeyboardEvent<HTMLElement>): boolean => {
      const isMenuKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)
      if (!isMenuKey || event.target !== event.currentTarget || !openMarked(event.currentTarget)) return false
      event.preventDefault()
      return true
    },
  }
}

/** In line with the text of the row. */
const indentPx = 16

/** A press of the menu key has the grid as its target, which no pointer can hit where a row is. */
function isByKeys({ target, currentTarget }: MouseEvent): boolean {
  return target === currentTarget
}
