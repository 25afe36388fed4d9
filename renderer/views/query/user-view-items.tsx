import { Bookmark, Pencil } from 'lucide-react'
import type { SavedView, ViewCount } from '../../../electron/contract/query.ts'
import { usePick, useStore } from '../../state/use-store.ts'
import { shownUserView, userViews } from '../../state/user-views.ts'
import { count } from '../../when.ts'
import { queryWords } from '../../words-query.ts'

const said = queryWords.view

/** The user's own views in the rail, with how many transactions each shows. */
export function UserViewItems() {
  const views = usePick(userViews)
  return views.map(view => <UserViewItem key={view.id} view={view} />)
}

function UserViewItem({ view }: { readonly view: SavedView }) {
  const store = useStore()
  const isCurrent = usePick(state => shownUserView(state)?.id === view.id)
  const counted = usePick(state => state.viewCounts.find(({ id }) => id === view.id))
  return (
    <li className="user-view">
      <button
        type="button"
        className="rail-item"
        aria-current={isCurrent ? 'page' : undefined}
        title={`${view.name}\n${view.query}`}
        onClick={() => store.showQuery(view.query)}
      >
        <Bookmark aria-hidden="true" />
        <span className="rail-initials" aria-hidden="true">
          {initialsOf(view.name)}
        </span>
        <span className="rail-label">{view.name}</span>
        <span className="rail-count">{counted === undefined ? '' : countText(counted)}</span>
      </button>
      <button
        type="button"
        className="button icon-button user-view-edit"
        title={said.edit}
        onClick={() => store.show({ kind: 'saved-view', id: view.id, query: view.query })}
      >
        <Pencil aria-hidden="true" />
        <span className="only-for-readers">{said.editNamed(view.name)}</span>
      </button>
    </li>
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
