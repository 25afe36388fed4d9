import type { News } from '../../electron/contract/bridge/ipc.ts'
import type { StoreParts } from './store.ts'

/** How long news are gathered before the views are counted again, in milliseconds. */
const gatherMs = 1000

/** Keeps how many transactions each of the user's views shows. */
export function createViewCounting({ ask, later, get, dispatch }: StoreParts) {
  let isDue = false

  const load = async (): Promise<void> => {
    const reply = await ask('views.counts', undefined)
    if (!reply.ok) return
    dispatch({ type: 'view-counts-arrived', counts: reply.value })
    if (reply.value.some(({ certainty }) => certainty === 'counting')) loadSoon()
  }

  const loadSoon = (): void => {
    const views = get().app?.settings.views ?? []
    if (isDue || views.length === 0) return
    isDue = true
    later(() => {
      isDue = false
      void load()
    }, gatherMs)
  }

  /** What changes the counts. */
  const hear = ({ kind }: News): void => {
    if (kind === 'transactions' || kind === 'forgotten' || kind === 'gone' || kind === 'settings') loadSoon()
  }

  return { load, hear }
}
