import type { News } from '../../../contract/bridge/ipc.ts'
import type { OpenFailure } from '../../../contract/notices/open-failure.ts'
import type { Clock } from '../../clock.ts'
import type { OpenFailures } from '../../telling/open-failures.ts'

/** A burst changes them a thousand times a second, and reading them costs some milliseconds. */
const pauseMs = 500

interface Deps {
  readonly failures: Pick<OpenFailures, 'list' | 'onChange'>
  readonly onNews: (listener: (news: News) => void) => () => void
  readonly clock: Clock
}

/** The open failures, read once for all windows that follow. */
export interface SharedFailures {
  list(): Promise<readonly OpenFailure[]>
  /** They are others than before. Nothing is read while nobody follows. */
  follow(listener: (failures: readonly OpenFailure[]) => void): () => void
}

export function createSharedFailures({ failures, onNews, clock }: Deps): SharedFailures {
  const followers = new Set<(failures: readonly OpenFailure[]) => void>()
  let known = ''
  let cancel: (() => void) | null = null
  let endWatch = () => {}

  async function look(): Promise<void> {
    cancel = null
    const open = await failures.list()
    const text = JSON.stringify(open)
    if (text === known) return
    known = text
    for (const follower of followers) follower(open)
  }

  /** What cannot be read now is read with the next change. */
  function lookSoon(): void {
    cancel ??= clock.after(pauseMs, () => void look().catch(() => {}))
  }

  function watch(): void {
    const stopNews = onNews(({ kind }) => {
      if (kind === 'transactions' || kind === 'forgotten' || kind === 'gone') lookSoon()
    })
    const stopFailures = failures.onChange(lookSoon)
    endWatch = () => {
      stopNews()
      stopFailures()
      cancel?.()
      cancel = null
    }
  }

  return {
    list: failures.list,
    follow(listener) {
      if (followers.size === 0) watch()
      followers.add(listener)
      return () => {
        followers.delete(listener)
        if (followers.size === 0) endWatch()
      }
    },
  }
}
