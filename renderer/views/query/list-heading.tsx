import { BookmarkPlus, Pencil } from 'lucide-react'
import { mostViews } from '../../../electron/contract/transactions/query.ts'
import { viewOf } from '../../state/reduce.ts'
import { usePick, useStore } from '../../state/use-store.ts'
import { asOneQuery, shownUserView, userViews } from '../../state/user-views.ts'
import { words } from '../../words/main.ts'
import { queryWords } from '../../words/query.ts'

const said = queryWords.view

/** The name of what the list shows, which for one of the user's views is theirs. */
export function ListHeading() {
  const view = usePick(viewOf)
  const own = usePick(shownUserView)
  const title = own?.name ?? words.rail.views[view]
  return (
    <h1 className="list-title" title={title}>
      {title}
    </h1>
  )
}

/** Keeps what is looked for as a view, or changes the view that is shown. */
export function ViewButton() {
  const store = useStore()
  const view = usePick(viewOf)
  const search = usePick(state => state.list.search)
  const own = usePick(shownUserView)
  const amount = usePick(state => userViews(state).length)
  if (search.trim() === '') return null
  const query = asOneQuery(view, search)
  const isFull = own === null && amount >= mostViews
  const Icon = own === null ? BookmarkPlus : Pencil
  const label = own === null ? said.save : said.edit
  return (
    <button
      type="button"
      className="button icon-button"
      disabled={query === null || isFull}
      title={isFull ? said.tooMany : query === null ? said.twice(words.rail.views[view]) : label}
      onClick={() => store.show({ kind: 'saved-view', id: own?.id ?? null, query: query ?? search })}
    >
      <Icon aria-hidden="true" />
      <span className="only-for-readers">{label}</span>
    </button>
  )
}
