import { stillRunningNotice } from '../../core/telling/app-notices.ts'
import type { WatchedApp } from '../../running-app.ts'
import type { ShowNotice } from '../../services/telling/notice-desk.ts'

interface Deps {
  readonly running: () => WatchedApp | null
  readonly show: ShowNotice
}

/** Says once, when a window is closed, that the app goes on; again only while nobody could be told. */
export function createExplainClosing({ running, show }: Deps): () => void {
  let isSaying = false
  return () => {
    const engine = running()
    if (engine === null || isSaying || engine.settings().desktop.closeExplained) return
    isSaying = true
    void show(stillRunningNotice(Date.now()))
      .then(result => (result === 'shown' ? engine.answers['desktop.set']({ closeExplained: true }) : null))
      .catch(() => null)
      .finally(() => {
        isSaying = false
      })
  }
}
