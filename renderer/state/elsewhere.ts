import type { AppState } from '../../electron/contract/bridge/app-state.ts'
import type { WatchedEngine } from '../../electron/contract/settings/engine.ts'
import type { State } from './model.ts'
import { usePick } from './use-store.ts'

export type RemoteEngine = Extract<WatchedEngine, { kind: 'remote' }>

/** The engine that is shown, where it is not that of this computer. */
export function elsewhereIn({ app }: { readonly app: Pick<AppState, 'engine'> | null }): RemoteEngine | null {
  return app?.engine.kind === 'remote' ? app.engine : null
}

export function useElsewhere(): RemoteEngine | null {
  return usePick((state: State) => elsewhereIn(state))
}

/** Name and port of its host: `engine.example.com`. */
export function hostOf({ address }: Pick<RemoteEngine, 'address'>): string {
  return URL.canParse(address) ? new URL(address).host : address
}
