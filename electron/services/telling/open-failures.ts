import type { OpenFailure } from '../../contract/open-failure.ts'

interface Deps {
  /** At most so many, newest first. */
  readonly read: (limit: number) => Promise<readonly OpenFailure[]>
  readonly journal: (noticeId: string) => void
}

/** The failures that nobody has reacted to: what the tray counts. */
export interface OpenFailures {
  list(): Promise<readonly OpenFailure[]>
  /** Somebody has seen these. Journaled once. */
  acknowledge(noticeIds: readonly string[]): void
  onChange(listener: () => void): () => void
}

/** More are not counted one by one. */
const mostOpen = 100

export function createOpenFailures({ read, journal }: Deps): OpenFailures {
  /** It takes a moment until the state knows it. */
  const acknowledged = new Set<string>()
  const listeners = new Set<() => void>()
  return {
    async list() {
      const open = await read(mostOpen)
      return open.filter(({ noticeId }) => !acknowledged.has(noticeId))
    },
    acknowledge(noticeIds) {
      for (const noticeId of noticeIds) {
        if (acknowledged.has(noticeId)) continue
        acknowledged.add(noticeId)
        journal(noticeId)
      }
      for (const listener of listeners) listener()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
