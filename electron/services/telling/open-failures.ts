import type { OpenFailure } from '../../contract/notices/open-failure.ts'
import type { NoticeDesk } from './notice-desk.ts'

interface Deps {
  /** At most so many, newest first. */
  readonly read: (limit: number) => Promise<readonly OpenFailure[]>
  readonly desk: Pick<NoticeDesk, 'acknowledge' | 'clicked'>
}

/** The failures that nobody has reacted to: what the tray counts. */
export interface OpenFailures {
  list(): Promise<readonly OpenFailure[]>
  /** Somebody sees to these: nobody is told of them again. Journaled once. */
  acknowledge(noticeIds: readonly string[]): void
  /** Somebody has seen this one, and may not see to it: it counts no more, and may be told again. Journaled once. */
  see(noticeId: string): void
  /** Some may have been acknowledged elsewhere. */
  changed(): void
  onChange(listener: () => void): () => void
}

/** More are not counted one by one. */
const mostOpen = 100

export function createOpenFailures({ read, desk }: Deps): OpenFailures {
  /** It takes a moment until the state knows it. */
  const seen = new Set<string>()
  const acknowledged = new Set<string>()
  const listeners = new Set<() => void>()

  function changed(): void {
    for (const listener of listeners) listener()
  }

  return {
    async list() {
      const open = await read(mostOpen)
      return open.filter(({ noticeId }) => !seen.has(noticeId) && !acknowledged.has(noticeId))
    },
    acknowledge(noticeIds) {
      for (const noticeId of noticeIds) {
        if (acknowledged.has(noticeId)) continue
        acknowledged.add(noticeId)
        desk.acknowledge(noticeId)
      }
      changed()
    },
    see(noticeId) {
      if (!seen.has(noticeId)) desk.clicked(noticeId)
      seen.add(noticeId)
      changed()
    },
    changed,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
