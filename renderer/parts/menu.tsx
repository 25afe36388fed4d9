import type { LucideIcon } from 'lucide-react'
import { type KeyboardEvent, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'

export interface MenuItem {
  readonly label: string
  readonly icon?: LucideIcon
  /** The keys that do the same, as they are written. */
  readonly keys?: string
  readonly isDisabled?: boolean
  /** A press can be repeated: the menu stays. */
  readonly staysOpen?: boolean
  readonly run: () => void
}

/** Items that belong together; lines are drawn between such groups. */
export type MenuGroups = readonly (readonly MenuItem[])[]

/** Where its corner is, in pixels of the window. */
export interface MenuPlace {
  readonly x: number
  readonly y: number
}

interface MenuProps {
  readonly label: string
  readonly at: MenuPlace
  readonly groups: MenuGroups
  readonly onClose: () => void
}

/** A menu over everything else. It takes the focus, and gives it back where it was. */
export function Menu({ label, at, groups, onClose }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null)
  const onBeside = useEffectEvent(({ target }: Event) => {
    if (!(target instanceof Node && menu.current?.contains(target))) onClose()
  })
  const close = useEffectEvent(() => onClose())
  useLayoutEffect(() => {
    const before = document.activeElement
    itemsOf(menu.current)[0]?.focus({ preventScroll: true })
    return () => {
      const isElsewhere = document.activeElement !== document.body && !isWithin(menu.current, document.activeElement)
      if (!isElsewhere && before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])
  useLayoutEffect(() => keepInside(menu.current, at), [at])
  useEffect(() => {
    document.addEventListener('pointerdown', onBeside)
    document.addEventListener('wheel', onBeside)
    window.addEventListener('blur', close)
    window.addEventListener('resize', close)
    return () => {
      document.removeEventListener('pointerdown', onBeside)
      document.removeEventListener('wheel', onBeside)
      window.removeEventListener('blur', close)
      window.removeEventListener('resize', close)
    }
  }, [])

  const onKeyDown = (event: KeyboardEvent) => {
    // The keys of the window are not meant while a menu is open.
    event.stopPropagation()
    if (event.key === 'Enter' || event.key === ' ') return
    event.preventDefault()
    if (event.key === 'Escape' || event.key === 'Tab') return onClose()
    const items = itemsOf(menu.current)
    items[nextOf(event.key, items)]?.focus({ preventScroll: true })
  }

  const press = ({ isDisabled, staysOpen, run }: MenuItem) => {
    if (isDisabled === true) return
    if (staysOpen !== true) onClose()
    run()
  }

  return createPortal(
    <div
      ref={menu}
      className="menu"
      role="menu"
      tabIndex={-1}
      aria-label={label}
      onKeyDown={onKeyDown}
      onContextMenu={event => event.preventDefault()}
    >
      {groups
        .filter(group => group.length > 0)
        .map(group => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no group of a menu.
          <div key={group[0]?.label} className="menu-group" role="group">
            {group.map(item => (
              <button
                key={item.label}
                type="button"
                role="menuitem"
                className="menu-item"
                tabIndex={-1}
                aria-disabled={item.isDisabled}
                onClick={() => press(item)}
              >
                {item.icon && <item.icon aria-hidden="true" />}
                <span className="menu-label">{item.label}</span>
                {item.keys && <span className="kbd">{item.keys}</span>}
              </button>
            ))}
          </div>
        ))}
    </div>,
    document.body,
  )
}

function itemsOf(menu: HTMLElement | null): readonly HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
}

function isWithin(menu: HTMLElement | null, element: Element | null): boolean {
  return menu?.contains(element) === true
}

/** The place of the item to which a key leads: by arrows, or by its first letter. */
function nextOf(key: string, items: readonly HTMLElement[]): number {
  const now = document.activeElement instanceof HTMLElement ? items.indexOf(document.activeElement) : -1
  const last = items.length - 1
  switch (key) {
    case 'ArrowDown':
      return now === last ? 0 : now + 1
    case 'ArrowUp':
      return now <= 0 ? last : now - 1
    case 'Home':
      return 0
    case 'End':
      return last
    default: {
      const begins = (item: HTMLElement) =>
        item.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()) === true
      const after = items.findIndex((item, place) => place > now && begins(item))
      return after === -1 ? items.findIndex(begins) : after
    }
  }
}

const marginPx = 4

/** Beside its place, but whole inside the window. */
function keepInside(menu: HTMLElement | null, { x, y }: MenuPlace): void {
  if (menu === null) return
  const { width, height } = menu.getBoundingClientRect()
  menu.style.left = `${Math.max(marginPx, Math.min(x, window.innerWidth - width - marginPx))}px`
  menu.style.top = `${Math.max(marginPx, Math.min(y, window.innerHeight - height - marginPx))}px`
}
