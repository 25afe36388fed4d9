import { Inbox, RotateCw, SearchX, TriangleAlert, Unplug, Waypoints } from 'lucide-react'
import { EmptyState } from '../../parts/empty-state.tsx'
import { isQueried } from '../../state/live-rows.ts'
import { viewOf } from '../../state/reduce.ts'
import type { ViewId } from '../../state/saved-views.ts'
import { usePick, useStore } from '../../state/use-store.ts'
import { words } from '../../words/main.ts'
import { queryWords } from '../../words/query.ts'
import { seenFromOutside, summaryOf } from '../connection/connection-words.ts'
import { ListHeading, ViewButton } from '../query/list-heading.tsx'
import { QueryBar } from '../query/query-bar.tsx'
import { ListTools } from './list-tools.tsx'
import { TransactionGrid } from './transaction-grid.tsx'

/** The query bar and the live rows under it. */
export function TransactionList() {
  const isEmpty = usePick(state => state.list.rows.length === 0 && state.list.waiting.length === 0)
  const isSettled = usePick(({ list }) => list.isAnswered && (list.next === null || !list.loading))
  const isLookingOn = usePick(({ list }) => isQueried(list) && list.loading && list.next !== null)
  const failure = usePick(state => state.list.failure)
  return (
    <main className="list" aria-label={words.list.label}>
      <header className="list-head">
        <ListHeading />
        <QueryBar />
        <ViewButton />
        <ListTools />
      </header>
      {failure !== null && <ListFailure sentence={failure} />}
      {isEmpty && failure === null && (isSettled ? <ListEmpty /> : <ListLoading />)}
      {!isEmpty && <TransactionGrid />}
      {!isEmpty && isLookingOn && (
        <p className="looking" role="status">
          {queryWords.looking}
        </p>
      )}
    </main>
  )
}

function ListLoading() {
  const isLookingOn = usePick(({ list }) => list.isAnswered && list.next !== null)
  return (
    <p className="list-note muted" role="status">
      {isLookingOn ? `${queryWords.lookingHint} ${queryWords.looking}` : words.app.loading}
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
  const connection = usePick(state => state.app?.connection)
  if (search.trim() !== '') {
    return (
      <EmptyState icon={SearchX} title={words.list.noMatchTitle} hint={words.list.noMatchHint}>
        <button type="button" className="button" onClick={() => store.search('')}>
          {words.list.clearSearch}
        </button>
      </EmptyState>
    )
  }
  const summary = connection === undefined ? null : summaryOf(seenFromOutside(connection))
  if (view === 'all' && summary?.sign === 'bad') return <NothingArrives sentence={summary.text} />
  return <EmptyState icon={Inbox} title={words.list.emptyTitle} hint={emptyHint(view, practice)} />
}

/** Waiting would be in vain: what is broken comes first. */
function NothingArrives({ sentence }: { readonly sentence: string }) {
  const store = useStore()
  return (
    <EmptyState icon={Unplug} title={words.list.emptyTitle} hint={words.list.emptyBroken(sentence)}>
      <button type="button" className="button" onClick={() => store.go({ kind: 'connection' })}>
        <Waypoints aria-hidden="true" /> {words.connection.showAll}
      </button>
    </EmptyState>
  )
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
