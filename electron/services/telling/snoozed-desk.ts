import type { Notice } from '../../contract/notices/notice.ts'
import type { Snoozing } from '../../contract/settings/notice-rules.ts'
import type { Clock } from '../clock.ts'
import type { NoticeDesk } from './notice-desk.ts'

interface Deps {
  readonly desk: NoticeDesk
  readonly clock: Clock
  /** The snooze of everything that holds now; null: people are told. */
  readonly snooze: () => Snoozing | null
  /** It is over. */
  readonly onOver: () => void
}

export interface SnoozedDesk extends NoticeDesk {
  /** The snooze may be another one. */
  follow(): void
}

/**
 * The desk, with a snooze of everything before it: also of what was decided before it and of what the app says of itself.
 * What is held back here stays due in the state, so that a crash loses none of it; at the end it is told as if it had come
 * at once.
 */
export function createSnoozedDesk({ desk, clock, snooze, onOver }: Deps): SnoozedDesk {
  const held = new Map<string, Notice>()
  /** Of storms that were told before the snooze. */
  const grown = new Map<string, Notice>()
  /** Of which the ladder says that they are to be seen once more. */
  const again = new Map<string, Notice>()
  let groups: readonly (readonly Notice[])[] = []
  let cancel = () => {}
  let wasSnoozed = false
  let isClosed = false

  function follow(): void {
    cancel()
    if (isClosed) return
    const present = snooze()
    if (present !== null) {
      wasSnoozed = true
      if (present.until === null) return
      // A timer can come a little early, and then looks again.
      cancel = clock.after(Math.max(1, Date.parse(present.until) - clock.now()), follow)
      return
    }
    const [notices, larger, reminders, released] = [
      [...held.values()],
      [...grown.values()],
      [...again.values()],
      groups,
    ]
    held.clear()
    grown.clear()
    again.clear()
    groups = []
    desk.resume()
    desk.tell(notices)
    desk.grow(larger)
    desk.release(released)
    for (const reminder of reminders) desk.showAgain(reminder)
    if (wasSnoozed) onOver()
    wasSnoozed = false
  }

  return {
    ...desk,
    follow,
    tell(notices) {
      if (snooze() === null) return desk.tell(notices)
      for (const notice of notices) held.set(notice.id, notice)
    },
    tellTogether(notices) {
      if (snooze() === null) return desk.tellTogether(notices)
      for (const notice of notices) held.set(notice.id, notice)
    },
    grow(notices) {
      if (snooze() === null) return desk.grow(notices)
      for (const notice of notices) (held.has(notice.id) ? held : grown).set(notice.id, notice)
    },
    showAgain(notice) {
      if (snooze() === null) return desk.showAgain(notice)
      again.set(notice.id, notice)
    },
    release(more) {
      if (snooze() === null) return desk.release(more)
      groups = [...groups, ...more]
    },
    acknowledged(noticeIds) {
      for (const id of noticeIds) for (const waiting of [held, grown, again]) waiting.delete(id)
      groups = groups.map(group => group.filter(({ id }) => !noticeIds.includes(id)))
      desk.acknowledged(noticeIds)
    },
    forget(sourceIds) {
      const isGone = ({ id }: Notice) =>
        sourceIds.some(source => id.startsWith(`${source}/`) || id.startsWith(`${source}#`))
      for (const waiting of [held, grown, again])
        for (const notice of waiting.values()) if (isGone(notice)) waiting.delete(notice.id)
      groups = groups.map(group => group.filter(notice => !isGone(notice)))
      desk.forget(sourceIds)
    },
    close() {
      isClosed = true
      cancel()
      return desk.close()
    },
  }
}
