import { usualWindow, type WindowSettings } from '../../electron/contract/window.ts'
import { usePick } from '../state/use-store.ts'

/** How the list looks, as chosen. */
export function useLooks(): WindowSettings {
  return usePick(state => state.app?.settings.window ?? usualWindow)
}
