import type { BuiltInView } from '../../../../contract/transactions/query.ts'
import type { Filter } from '../../../../core/query/filter.ts'
import { matcherOf, needsAttention, type Subject } from '../../../../core/query/matcher.ts'
import type { Database } from '../../database.ts'
import { createRangeCount } from '../../queries/list/range-count.ts'
import { flagsIn, type TransactionRow } from '../transactions/transaction-row.ts'
import type { Tallied } from './tallies.ts'

/** A view of the user's own, as it is counted: its sources are ids, and its times stand still. */
export interface CountedView {
  readonly id: string
  readonly filter: Filter
}

/** How many transactions each view shows, kept as they change. */
export interface ViewCounts {
  changed(before: Tallied | null, after: Tallied | null): void
  save(): void
  clear(): void
  /** The user's views from now on. A new one starts with nothing; `countStep` counts what is there already. */
  setViews(views: readonly CountedView[]): void
  /** Counts some more of what a new view has to count, in a commit of its own; false when nothing is left to count. */
  countStep(): boolean
}

/** How many transactions one step looks through: some tens of milliseconds. */
const rowsPerStep = 10_000

interface UserView extends CountedView {
  readonly matches: (subject: Subject) => boolean
  /** Transactions with a greater key are not counted yet; null when all are. */
  coveredTo: number | null
}

interface ViewRow {
  readonly id: string
  readonly query: string | null
  readonly covered_to: number | null
}

export function createViewCounts(state: Database): ViewCounts {
  const add = state.prepare<[number, string]>('UPDATE view_counts SET transactions = transactions + ? WHERE id = ?')
  const stored = state.prepare<[], ViewRow>('SELECT id, query, covered_to FROM view_counts WHERE query IS NOT NULL')
  const insert = state.prepare<[string, string]>('INSERT OR REPLACE INTO view_counts VALUES (?, ?, 0, 0)')
  const remove = state.prepare<[string]>('DELETE FROM view_counts WHERE id = ?')
  const cover = state.prepare<[number, number | null, string]>(
    'UPDATE view_counts SET transactions = transactions + ?, covered_to = ? WHERE id = ?',
  )
  const restart = state.prepare<[string]>('UPDATE view_counts SET transactions = 0, covered_to = 0 WHERE id = ?')
  const endOfStep = state
    .prepare<[number, number], number>('SELECT key FROM transactions WHERE key > ? ORDER BY key LIMIT 1 OFFSET ?')
    .pluck()
  const countRange = createRangeCount(state)
  const deltas = new Map<string, number>()
  const afresh = new Set<string>()
  /** Null: to be read when somebody needs them. */
  let known: readonly UserView[] | null = null
  const views = (): readonly UserView[] => {
    known ??= stored.all().map(viewOf)
    return known
  }

  const note = (id: string, more: number): void => {
    if (more !== 0) deltas.set(id, (deltas.get(id) ?? 0) + more)
  }

  const noteUserViews = (before: Tallied | null, after: Tallied | null): void => {
    const key = after?.row.key ?? before?.row.key ?? 0
    const isTextKnown = before?.searchText !== null && after?.searchText !== null
    const [old, now] = [before && subjectOf(before), after && subjectOf(after)]
    for (const { id, filter, matches, coveredTo } of views()) {
      if (!isTextKnown && filter.texts.length > 0) afresh.add(prefixed(id))
      if (coveredTo !== null && key > coveredTo) continue
      note(prefixed(id), (now !== null && matches(now) ? 1 : 0) - (old !== null && matches(old) ? 1 : 0))
    }
  }

  const setViews = state.transaction((wanted: readonly CountedView[]): void => {
    const known = new Map(stored.all().map(row => [row.id, row]))
    for (const { id, filter } of wanted) {
      const row = known.get(prefixed(id))
      known.delete(prefixed(id))
      if (row?.query !== JSON.stringify(filter)) insert.run(prefixed(id), JSON.stringify(filter))
    }
    for (const id of known.keys()) remove.run(id)
  })

  /** Returns how far the view is counted then. */
  const step = state.transaction((view: UserView, from: number): number | null => {
    const end = endOfStep.get(from, rowsPerStep - 1) ?? null
    const found = countRange(view.filter, { from, to: end })
    cover.run(found, end, prefixed(view.id))
    return end
  })

  return {
    changed: (before, after) => {
      const old = before === null ? 0 : bitsOf(before.row)
      const now = after === null ? 0 : bitsOf(after.row)
      if (old !== now) {
        for (const [id, bit] of countedViews) note(id, ((now & bit) === 0 ? 0 : 1) - ((old & bit) === 0 ? 0 : 1))
      }
      if (views().length > 0) noteUserViews(before, after)
    },
    save: () => {
      for (const [id, more] of deltas) if (more !== 0) add.run(more, id)
      deltas.clear()
      if (afresh.size === 0) return
      for (const id of afresh) restart.run(id)
      afresh.clear()
      known = null
    },
    clear: () => {
      deltas.clear()
      afresh.clear()
      known = null
    },
    // Both: what is in memory follows the commit, which may fail at its very end.
    setViews: wanted => {
      setViews.immediate(wanted)
      known = null
    },
    countStep: () => {
      const view = views().find(({ coveredTo }) => coveredTo !== null)
      if (view === undefined || view.coveredTo === null) return false
      view.coveredTo = step.immediate(view, view.coveredTo)
      return true
    },
  }
}

/** Ids of the user's views are their own words, and could be those of the app's views. */
export function prefixed(id: string): string {
  return `user/${id}`
}

/** The rows were written by `setViews`, from a filter. */
function viewOf({ id, query, covered_to }: ViewRow): UserView {
  const filter = JSON.parse(query ?? '{}') as Filter
  return { id: id.slice(prefixed('').length), filter, matches: matcherOf(filter), coveredTo: covered_to }
}

/** One bit for each of the app's views that shows a transaction; what is in quarantine is none. */
const viewBits = { all: 1, attention: 2, failed: 4, pending: 8, stuck: 16, late: 32 } as const satisfies Readonly<
  Record<Exclude<BuiltInView, 'quarantine'>, number>
>
const countedViews = Object.entries(viewBits)

function bitsOf(row: TransactionRow): number {
  const { status, resolution_verdict } = row
  const flags = flagsIn(row)
  const needed = needsAttention({ status, flags, isResolved: resolution_verdict !== null })
  return (
    viewBits.all |
    (needed ? viewBits.attention : 0) |
    (status === 'failed' ? viewBits.failed : 0) |
    (status === 'pending' ? viewBits.pending : 0) |
    (flags.includes('STUCK') ? viewBits.stuck : 0) |
    (flags.includes('LATE') ? viewBits.late : 0)
  )
}

function subjectOf({ row, searchText }: Tallied): Subject {
  return {
    ...{ status: row.status, operator: row.operator, country: row.country, category: row.category },
    ...{ sourceId: row.source_id, kind: row.kind, title: row.title, environment: row.environment },
    ...{ flags: flagsIn(row), isResolved: row.resolution_verdict !== null, providerId: row.provider_id },
    ...{ startedAt: row.started_at, searchText: searchText ?? '' },
  }
}
