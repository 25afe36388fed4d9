import type { ActionId } from '../../electron/contract/actions.ts'
import type { State } from '../state/model.ts'
import type { Store } from '../state/store.ts'
import type { ActionGroup } from '../words/actions.ts'

/** Something that a person can do now. */
export interface Action {
  readonly id: ActionId
  readonly group: ActionGroup
  readonly name: string
  /** More words by which it is found. */
  readonly also?: string
  readonly run: () => void | Promise<void>
}

/** What actions are made from, at the moment at which somebody looks. */
export interface Scene {
  readonly state: State
  readonly store: Store
}

/** An action that is there only sometimes. */
export function when(isThere: boolean, action: () => Action): readonly Action[] {
  return isThere ? [action()] : []
}
