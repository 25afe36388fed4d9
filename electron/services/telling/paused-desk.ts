import type { Notice } from '../../contract/notice.ts'
import type { Pause } from '../../contract/pause.ts'
import { isPaused } from '../../core/telling/pause.ts'
import type { Clock } from '../clock.ts'
import type { NoticeDesk } from './notice-desk.ts'

interface Deps {
  readonly desk: NoticeDesk
  readonly clock: Clock
  readonly pause: () => Pause
  /** The time of the pause is over. */
  readonly onOver: () => void
}

export interface PausedDesk extends NoticeDesk {
  /** The pause may be another one. */
  follow(): void
}

/**
 * The desk, with a pause before it. What is held back stays due in the state, so that a crash loses none of it; at the end
 * it is told as if it had come at once.
 */
export function createPausedDesk({ desk, clock, pause, onOver }: Deps): PausedDesk {
  const held = new Map<string, Notice>()
  let cancel = () => {}
  let isClosed = false

  function follow(): void {
    cancel()
    if (isClosed) return
    const present = pause()
    if (isPaused(present, clock.now())) {
      if (present?.until == null) return
      // A timer can come a little early, and then looks again.
      cancel = clock.after(Math.max(1, Date.parse(present.until) - clock.now()), follow)
      return
    }
    const notices = [...held.values()]
    held.clear()
    desk.tell(notices)
    if (present !== null) onOver()
  }

  return {
    ...desk,
    follow,
    tell(notices) {
      if (!isPaused(pause(), clock.now())) return desk.tell(notices)
      for (const notice of notices) held.set(notice.id, notice)
    },
    forget(sourceIds) {
      for (const id of held.keys())
        if (sourceIds.some(source => id.startsWith(`${source}/`) || id.startsWith(`${source}#`))) held.delete(id)
      desk.forget(sourceIds)
    },
    close() {
      isClosed = true
      cancel()
      return desk.close()
    },
  }
}
