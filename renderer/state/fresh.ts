import type { AppState } from '../../electron/contract/app-state.ts'

/** Nothing is connected and nobody practises: there is no list to show yet. */
export function isFresh({ settings }: AppState): boolean {
  return !settings.practice && settings.sources.every(source => source.practice)
}
