import type { ActionId, PressedName } from '../../electron/contract/actions.ts'
import { elsewhereIn } from '../state/elsewhere.ts'
import { isFresh } from '../state/fresh.ts'
import type { Action, Scene } from './action.ts'
import { appActions } from './app-actions.ts'
import { goActions, settingsActions } from './go-actions.ts'
import { listActions, looksActions } from './list-actions.ts'
import { transactionActions } from './transaction-actions.ts'

/** Everything that can be done now, what is nearest first. */
export function actionsOf(scene: Scene): readonly Action[] {
  const { app } = scene.state
  if (app === null) return []
  // What has no list yet has nothing in it either.
  if (isFresh(app)) return [...settingsActions(scene), ...appActions(scene)]
  const nearest = [...transactionActions(scene), ...listActions(scene), ...goActions(scene)]
  const all = [...nearest, ...appActions(scene), ...looksActions(scene)]
  return elsewhereIn(scene.state) === null ? all : all.filter(({ id }) => !isDoneThere(id))
}

/** What is done on the computer of an engine, and nowhere else. */
const doneThere: readonly ActionId[] = [
  'practice',
  'play',
  'import',
  'export',
  'backup',
  'show-folder',
  'reveal',
  'snooze-operator',
]
const partsThere: readonly ActionId[] = ['go-settings:import', 'go-settings:copies', 'go-settings:practice']

function isDoneThere(id: ActionId): boolean {
  return doneThere.includes(id) || partsThere.includes(id)
}

/** The action of a name that is chosen by a key or in a menu; null while it cannot be done. */
export function actionOf(id: ActionId, scene: Scene): Action | null {
  const actions = actionsOf(scene)
  return actions.find(action => action.id === id) ?? null
}

/** The keys that the page itself hears; what is left belongs to one place of it, or to the frame around it. */
export const pageKeys = [
  'palette',
  'search',
  'follow',
  'shortcuts',
  'close',
  'go-settings',
  'import',
  'export',
  'raw',
  'snooze',
] as const satisfies readonly (PressedName & ActionId)[]
