import type { Notice } from '../../contract/notices/notice.ts'
import type { Showing } from '../../core/telling/notice-batch.ts'

/** What was to be shown while everything is snoozed. */
export interface HeldBack {
  /** The latest of each takes the place of those before it, and stands for what they stood for. */
  keep(showing: Showing): void
  drop(isGone: (notice: Pick<Notice, 'id'>) => boolean): void
  /** Shows it now. */
  release(): void
}

export function createHeldBack(put: (showing: Showing) => void): HeldBack {
  const held = new Map<string, Showing>()
  return {
    keep({ notice, ids }) {
      const before = held.get(notice.id)?.ids ?? []
      held.set(notice.id, { notice, ids: [...new Set([...before, ...ids])] })
    },
    drop(isGone) {
      for (const id of held.keys()) if (isGone({ id })) held.delete(id)
    },
    release() {
      const showings = [...held.values()]
      held.clear()
      for (const showing of showings) put(showing)
    },
  }
}
