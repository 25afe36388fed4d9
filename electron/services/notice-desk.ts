import type { Notice } from '../contract/notice.ts'
import type { Log } from './log.ts'
import type { Act, ActEntry } from './store/entry.ts'
import type { Appended } from './store/store.ts'

/** Puts one notice before a person. `failed`: there is no way to show it here. */
export type ShowNotice = (notice: Notice) => Promise<'shown' | 'failed'>

interface Deps {
  readonly show: ShowNotice
  readonly where: 'desktop' | 'terminal'
  readonly append: (entry: ActEntry) => Promise<Appended>
  readonly now: () => number
  readonly log: Log
}

export interface NoticeDesk {
  /** Shows each notice once, in order; the same notice may be handed over again. */
  tell(notices: readonly Notice[]): void
  clicked(noticeId: string): void
  /** Resolves when everything handed over so far was shown and journaled. */
  idle(): Promise<void>
}

/**
 * Between the projector and the desktop. A notice is journaled as shown only after it was, so a crash in between shows
 * it again after the start: told twice in the worst case, never not at all.
 */
export function createNoticeDesk({ show, where, append, now, log }: Deps): NoticeDesk {
  const taken = new Set<string>()
  const unjournaled = new Set<Promise<void>>()
  let last: Promise<void> = Promise.resolve()

  async function showOne(notice: Notice): Promise<void> {
    const result = await show(notice).catch(() => 'failed' as const)
    if (result === 'failed') log('warn', 'notice-failed', { status: notice.status })
    // The next one does not wait for the disk: in a storm all of them share a few commits, instead of one commit each
    // that the deliveries would have to wait for.
    const journaled = journal(
      result === 'shown'
        ? { kind: 'notice-shown', noticeId: notice.id, where }
        : { kind: 'notice-failed', noticeId: notice.id },
    )
    unjournaled.add(journaled)
    void journaled.finally(() => unjournaled.delete(journaled))
  }

  async function journal(act: Act): Promise<void> {
    const appended = await append({ kind: 'act', at: now(), act }).catch(() => ({ ok: false, reason: 'disk' }) as const)
    if (!appended.ok) log('error', 'notice-not-journaled', { reason: appended.reason })
  }

  return {
    tell(notices) {
      for (const notice of notices) {
        if (taken.has(notice.id)) continue
        taken.add(notice.id)
        last = last.then(() => showOne(notice))
      }
    },
    clicked: noticeId => void journal({ kind: 'notice-clicked', noticeId }),
    async idle() {
      await last
      await Promise.all(unjournaled)
    },
  }
}
