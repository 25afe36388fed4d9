import { Inbox, RotateCw, Search, SearchX, TriangleAlert } from 'lucide-react'
import { EmptyState } from '../parts/empty-state.tsx'
import { viewOf } from '../state/reduce.ts'
import type { ViewId } from '../state/saved-views.ts'
import { usePick, useStore } from '../state/use-store.ts'
import { words } from '../words.ts'
import { TransactionGrid } from './transaction-grid.tsx'

/** The search box and the live rows under it. */
export function TransactionList() {
  const view = usePick(viewOf)
  const isEmpty = usePick(state => state.list.rows.length === 0 && state.list.waiting.length === 0)
  const loading = usePick(state => state.list.loading)
  const failure = usePick(state => state.list.failure)
  return (
    <main className="list" aria-label={words.list.label}>
      <header className="list-head">
        <h1 className="list-title">{words.rail.views[view]}</h1>
        <SearchBox />
      </header>
      {failure !== null && <ListFailure sentence={failure} />}
      {isEmpty && failure === null && (loading ? <ListLoading /> : <ListEmpty />)}
      {!isEmpty && <TransactionGrid />}
    </main>
  )
}

function SearchBox() {
  const store = useStore()
  const search = usePick(state => state.list.search)
  return (
    <div className="search">
      <Search aria-hidden="true" />
      <input
        type="search"
        aria-label={words.list.search}
        placeholder={words.list.searchHint}
        maxLength={200}
        value={search}
        onChange={event => store.search(event.target.value)}
      />
      <span className="key" aria-hidden="true">
        /
      </span>
    </div>
  )
}

function ListLoading() {
  return (
    <p className="list-note muted" role="status">
      {words.app.loading}
    </p>
  )
}

function ListFailure({ sentence }: { readonly sentence: string }) {
  const store = useStore()
  return (
    <div role="alert">
      <EmptyState icon={TriangleAlert} title={words.list.failedTitle} hint={sentence}>
        <button type="button" className="button" onClick={() => void store.reload()}>
          <RotateCw aria-hidden="true" /> {words.app.retry}
        </button>
      </EmptyState>
    </div>
  )
}

function ListEmpty() {
  const store = useStore()
  const search = usePick(state => state.list.search)
  const view = usePick(viewOf)
  const practice = usePick(state => state.app?.settings.practice === true)
  if (search.trim() !== '') {
    return (
      <EmptyState icon={SearchX} title={words.list.noMatchTitle} hint={words.list.noMatchHint(search.trim())}>
        <button type="button" className="button" onClick={() => store.search('')}>
          {words.list.clearSearch}
        </button>
      </EmptyState>
    )
  }
  return <EmptyState icon={Inbox} title={words.list.emptyTitle} hint={emptyHint(view, practice)} />
}

function emptyHint(view: ViewId, practice: boolean): string {
  switch (view) {
    case 'all':
      return practice ? words.list.emptyPractice : words.list.emptyHint
    case 'attention':
      return words.list.emptyAttention
    case 'stuck':
      return words.list.emptyStuck
    case 'late':
      return words.list.emptyLate
    default:
      return words.list.emptyView
  }
}
