import type { AppState } from '../../electron/contract/bridge/app-state.ts'
import type { StatusCounts } from '../../electron/contract/transactions/transaction.ts'
import type { State } from './model.ts'
import { countOf } from './saved-views.ts'

/**
 * Nothing is connected, nobody practises and nothing is stored: there is no list to show yet. What was received stays when its
 * source goes, and an imported history never had one.
 */
export function isFresh({ settings, engine, counts }: AppState): boolean {
  if (engine.kind !== 'own' || settings.practice) return false
  return settings.sources.every(source => source.practice) && !isAnyStored(counts)
}

/** Whether something was received before, be it in an earlier run. */
export function hasHistory({ app }: State): boolean {
  return app !== null && isAnyStored(app.counts)
}

function isAnyStored(counts: StatusCounts): boolean {
  return countOf('all', counts) !== 0
}
