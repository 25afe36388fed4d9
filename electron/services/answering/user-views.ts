import type { Settings } from '../../contract/settings/settings.ts'
import type { SavedView } from '../../contract/transactions/query.ts'
import { type FilterContext, isMoving } from '../../core/query/filter.ts'
import { readFilter } from '../../core/query/read-filter.ts'
import type { CountedView } from '../store/projection/sums/view-counts.ts'
import type { ViewAsked } from '../store/queries/list/views.ts'

/** The views whose counts are kept: those that mean the same tomorrow, and that can be understood. */
export function countedViews(
  { views, sources }: Pick<Settings, 'views' | 'sources'>,
  at: Omit<FilterContext, 'sources'>,
): readonly CountedView[] {
  return views.flatMap(({ id, query }) => {
    const reading = readFilter(query, { ...at, sources })
    return reading.ok && !isMoving(reading.query) ? [{ id, filter: reading.filter }] : []
  })
}

/** All views that can be understood, for asking how many transactions each shows now. */
export function viewsAsked(views: readonly SavedView[], context: FilterContext): readonly ViewAsked[] {
  return views.flatMap(({ id, query }) => {
    const reading = readFilter(query, context)
    return reading.ok ? [{ id, moving: isMoving(reading.query) ? reading.filter : null }] : []
  })
}
