import { usualWindow, type WindowSettings } from '../../../electron/contract/settings/window.ts'
import { useAct, usePick } from '../../state/use-store.ts'

/** How the list looks, as chosen. */
export function useLooks(): WindowSettings {
  return usePick(state => state.app?.settings.window ?? usualWindow)
}

/** Changes how the list looks, which is kept; what is not named stays. */
export function useLooksChange() {
  const looks = useLooks()
  const { act, failure } = useAct()
  const change = async (part: Partial<WindowSettings>): Promise<void> => {
    const { columns, times, widths } = { ...looks, ...part }
    const sized = widths === undefined ? {} : { widths: { ...widths } }
    await act('window.set', { columns: [...columns], times, ...sized })
  }
  return { looks, change, failure }
}
