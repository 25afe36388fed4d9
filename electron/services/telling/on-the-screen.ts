import type { Notice } from '../../contract/notices/notice.ts'
import { placeKey } from '../../core/telling/desktop-notice.ts'
import type { Showing } from '../../core/telling/notice-batch.ts'

/** Takes a notice from the screen, by the place where it stands; nothing where it stands no more. */
export type CloseNotice = (place: string) => void

/** What was put on the screen, and which notices it stands for. */
export interface OnTheScreen {
  showed(showing: Showing): void
  /** The notices that one on the screen stands for: itself, or all that a summary sums up. */
  standsFor(noticeId: string): readonly string[]
  /** Nobody needs to see these any more: what stands for nothing else goes from the screen. */
  acknowledged(noticeIds: readonly string[]): void
  /** Whether everything that it would stand for was acknowledged already. */
  isOver(showing: Showing): boolean
}

const mostHeld = 500

export function createOnTheScreen(close: CloseNotice): OnTheScreen {
  /** By the id of what is shown. */
  const shown = new Map<string, Showing>()
  const over = new Set<string>()

  const isOver = ({ notice, ids }: Showing): boolean =>
    ids.length === 0 ? over.has(notice.id) : ids.every(id => over.has(id))

  return {
    showed(showing) {
      const { notice, ids } = showing
      // What is shown again in its own place stands for the same.
      if (ids.length === 0 && shown.has(notice.id)) return
      shown.set(notice.id, ids.length === 0 ? { notice, ids: [notice.id] } : showing)
      const [oldest] = shown.keys()
      if (shown.size > mostHeld && oldest !== undefined) shown.delete(oldest)
    },
    standsFor: id => shown.get(id)?.ids ?? (id.startsWith('summary/') ? [] : [id]),
    acknowledged(ids) {
      for (const id of ids) over.add(id)
      for (const [id, showing] of [...shown]) {
        if (!showing.ids.some(one => ids.includes(one)) || !isOver(showing)) continue
        shown.delete(id)
        close(placeOf(showing.notice))
      }
    },
    isOver,
  }
}

function placeOf(notice: Notice): string {
  return placeKey(notice)
}
