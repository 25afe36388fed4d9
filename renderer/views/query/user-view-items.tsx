import { Bookmark, ChevronDown, ChevronUp, List, Pencil } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useState } from 'react'
import type { SavedView, ViewCount } from '../../../electron/contract/transactions/query.ts'
import { FailureText } from '../../parts/failure-text.tsx'
import { Menu, type MenuGroups, type MenuPlace } from '../../parts/menu.tsx'
import { usePick, useStore } from '../../state/use-store.ts'
import { shownUserView, userViews } from '../../state/user-views.ts'
import { count } from '../../when.ts'
import { queryWords } from '../../words/query.ts'
import { useViewOrder } from './use-view-order.ts'

const said = queryWords.view

interface UserViewItemsProps {
  /** What holds them: they are put into another order inside it. */
  readonly list: RefObject<HTMLElement | null>
}

/** The user's own views in the rail, in the user's own order, with how many transactions each shows. */
export function UserViewItems({ list }: UserViewItemsProps) {
  const store = useStore()
  const views = usePick(userViews)
  const { failure, drag, step, onKeyDown } = useViewOrder(list, views)
  const [menu, setMenu] = useState<{ readonly id: string; readonly at: MenuPlace } | null>(null)
  const edit = ({ id, query }: SavedView) => store.show({ kind: 'saved-view', id, query })
  const place = views.findIndex(({ id }) => id === menu?.id)
  const view = views[place]
  const groups = (of: SavedView): MenuGroups => [
    [
      { label: said.show, icon: List, run: () => store.showQuery(of.query) },
      { label: said.editMore, icon: Pencil, run: () => edit(of) },
    ],
    [
      {
        ...{ label: said.up, icon: ChevronUp, keys: said.keys.up, isDisabled: place === 0, staysOpen: true },
        run: () => step(place, -1),
      },
      {
        ...{ label: said.down, icon: ChevronDown, keys: said.keys.down, staysOpen: true },
        ...{ isDisabled: place === views.length - 1, run: () => step(place, 1) },
      },
    ],
  ]

  return (
    <>
      {views.map((one, at) => (
        <li key={one.id} className="user-view" data-drag={one.id} data-drop={drag.dropOf(at)} {...drag.handlersOf(at)}>
          <UserViewItem
            view={one}
            onEdit={() => edit(one)}
            onKeyDown={event => onKeyDown(event, at)}
            onMenu={position => setMenu({ id: one.id, at: position })}
          />
        </li>
      ))}
      {failure !== null && (
        <li>
          <FailureText sentence={failure} />
        </li>
      )}
      {menu !== null && view !== undefined && (
        <Menu label={view.name} at={menu.at} groups={groups(view)} onClose={() => setMenu(null)} />
      )}
    </>
  )
}

interface UserViewItemProps {
  readonly view: SavedView
  readonly onEdit: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onMenu: (at: MenuPlace) => void
}

function UserViewItem({ view, onEdit, onKeyDown, onMenu }: UserViewItemProps) {
  const store = useStore()
  const isCurrent = usePick(state => shownUserView(state)?.id === view.id)
  const counted = usePick(state => state.viewCounts.find(({ id }) => id === view.id))
  return (
    <>
      <button
        type="button"
        className="rail-item"
        aria-current={isCurrent ? 'page' : undefined}
        title={`${view.name}\n${view.query}`}
        onClick={() => store.showQuery(view.query)}
        onKeyDown={onKeyDown}
        onContextMenu={event => {
          event.preventDefault()
          const { left, bottom } = event.currentTarget.getBoundingClientRect()
          // By keys it comes without a place of its own.
          onMenu(event.clientX === 0 ? { x: left, y: bottom } : { x: event.clientX, y: event.clientY })
        }}
      >
        <Bookmark aria-hidden="true" />
        <span className="rail-initials" aria-hidden="true">
          {initialsOf(view.name)}
        </span>
        <span className="rail-label">{view.name}</span>
        <span className="rail-count">{counted === undefined ? '' : countText(counted)}</span>
      </button>
      <button type="button" className="button icon-button user-view-edit" title={said.edit} onClick={onEdit}>
        <Pencil aria-hidden="true" />
        <span className="only-for-readers">{said.editNamed(view.name)}</span>
      </button>
    </>
  )
}

function countText({ transactions, certainty }: ViewCount): string {
  const amount = count(transactions)
  switch (certainty) {
    case 'exact':
      return transactions === 0 ? '' : amount
    case 'counting':
      return said.counting(amount)
    case 'at-least':
      return said.atLeast(amount)
  }
}

/** Where there is no room for names. */
function initialsOf(name: string): string {
  const [first = '', second = ''] = name.split(/\s+/)
  return `${[...first][0] ?? ''}${[...second][0] ?? ''}`.toUpperCase()
}
