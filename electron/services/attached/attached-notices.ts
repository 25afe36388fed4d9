import type { Notice } from '../../contract/notices/notice.ts'
import type { Clock } from '../clock.ts'
import type { Tellings } from '../store/queries/notices/tellings.ts'
import type { NoticeDesk } from '../telling/notice-desk.ts'
import type { AttachedMemory } from './attached-memory.ts'

/** What the engine tells as one comes in a few pieces, milliseconds apart. */
const gatherMs = 150
/** More that are to be seen once more are said as one. */
const mostAgain = 5
/** Of a long time away only the newest are told, as one. */
const mostGathered = 1_000

interface Deps {
  readonly desk: Pick<NoticeDesk, 'tellTogether' | 'grow' | 'showAgain' | 'acknowledged'>
  readonly memory: Pick<AttachedMemory, 'isTold' | 'expect' | 'done' | 'reached'>
  readonly clock: Clock
  /** Others may be open than before. */
  readonly onAcknowledged: () => void
}

/** Puts before a person what the engine told: each notice once, and what was told while this desktop was away as one. */
export interface AttachedNotices {
  hear(tellings: Tellings): void
  /** Tells at once what waits for company. */
  flush(): void
}

export function createAttachedNotices({ desk, memory, clock, onAcknowledged }: Deps): AttachedNotices {
  const told = new Map<string, Notice>()
  const grown = new Map<string, Notice>()
  const again = new Map<string, Notice>()
  let cancel = () => {}

  function note({ tellings }: Tellings): void {
    for (const telling of tellings) {
      switch (telling.kind) {
        case 'told':
          if (memory.isTold(telling.notice.id)) break
          memory.expect([telling.notice.id], telling.position)
          told.set(telling.notice.id, telling.notice)
          break
        case 'grown':
          grown.set(telling.notice.id, telling.notice)
          break
        case 'again':
          again.set(telling.notice.id, telling.notice)
          break
        case 'acknowledged':
          forget(telling.noticeIds)
      }
    }
  }

  function forget(noticeIds: readonly string[]): void {
    for (const waiting of [told, grown, again]) for (const id of noticeIds) waiting.delete(id)
    desk.acknowledged(noticeIds)
    memory.done(noticeIds)
    onAcknowledged()
  }

  function flush(): void {
    cancel()
    const fresh = [...told.values()]
    const skipped = fresh.slice(0, -mostGathered).map(({ id }) => id)
    // What is told now stands there as it is now.
    const [growing, reminders] = [grown, again].map(of => [...of.values()].filter(({ id }) => !told.has(id)))
    for (const of of [told, grown, again]) of.clear()
    memory.done(skipped)
    desk.tellTogether(fresh.slice(-mostGathered))
    desk.grow(growing ?? [])
    if ((reminders ?? []).length > mostAgain) desk.tellTogether(reminders ?? [])
    else for (const reminder of reminders ?? []) desk.showAgain(reminder)
  }

  return {
    hear(tellings) {
      note(tellings)
      memory.reached(tellings.through)
      cancel()
      cancel = tellings.hasMore ? () => {} : clock.after(gatherMs, flush)
    },
    flush,
  }
}
