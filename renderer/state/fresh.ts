import type { AppState } from '../../electron/contract/bridge/app-state.ts'

/** Nothing is connected and nobody practises: there is no list to show yet. */
export function isFresh({ settings, engine }: AppState): boolean {
  return engine.kind === 'own' && !settings.practice && settings.sources.every(source => source.practice)
}
