import type { Showing } from '../../core/telling/notice-batch.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Act } from '../store/journal/entries/act.ts'
import type { ActEntry } from '../store/journal/entries/entry.ts'
import type { Appended } from '../store/store.ts'

interface Deps {
  readonly where: 'desktop' | 'terminal'
  readonly append: (entry: ActEntry) => Promise<Appended>
  readonly clock: Clock
  readonly log: Log
}

/** Writes down what became of notices, so that nobody is told twice. */
export interface NoticeJournal {
  /** What it stands for was shown, or the desktop refused it. */
  showed(showing: Showing, result: 'shown' | 'failed'): void
  clicked(noticeId: string): void
  acknowledged(noticeId: string): void
  /** Resolves when all of it is on the disk, or could not be written. */
  settled(): Promise<void>
}

export function createNoticeJournal({ where, append, clock, log }: Deps): NoticeJournal {
  const underWay = new Set<Promise<void>>()

  async function write(act: Act): Promise<void> {
    const appended = await append({ kind: 'act', at: clock.now(), act }).catch(
      () => ({ ok: false, reason: 'disk' }) as const,
    )
    if (!appended.ok) log('error', 'notice-not-journaled', { reason: appended.reason })
  }

  return {
    // The next one does not wait for the disk: in a storm all of them share a few commits, instead of one commit each
    // that the deliveries would have to wait for.
    showed({ notice: { id, failures = 1 }, ids }, result) {
      const writing = Promise.all([
        ...ids.map(noticeId =>
          write(result === 'shown' ? { kind: 'notice-shown', noticeId, where } : { kind: 'notice-failed', noticeId }),
        ),
        ...(failures > 1 ? [write({ kind: 'notice-grown', noticeId: id, failures })] : []),
      ]).then(() => {})
      underWay.add(writing)
      void writing.finally(() => underWay.delete(writing))
    },
    clicked: noticeId => void write({ kind: 'notice-clicked', noticeId }),
    acknowledged: noticeId => void write({ kind: 'notice-acknowledged', noticeId }),
    settled: async () => void (await Promise.all(underWay)),
  }
}
