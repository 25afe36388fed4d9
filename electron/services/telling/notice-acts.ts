import type { Notice, NoticeEvent } from '../../contract/notice.ts'
import { isOwn } from '../../core/telling/desktop-notice.ts'
import type { OpenFailures } from './open-failures.ts'

interface Deps {
  readonly failures: Pick<OpenFailures, 'acknowledge'>
  /** A person reacted to a notice: it was seen. */
  readonly onSeen: () => void
  readonly snooze: () => void
}

/**
 * What a person does about a notice on the screen. Whatever they press, they have seen it, which is journaled once. The
 * book of notices knows no more than that yet: an acknowledgement is the same.
 */
export function createNoticeActs({ failures, onSeen, snooze }: Deps) {
  return (notice: Pick<Notice, 'id'>, event: NoticeEvent): void => {
    if (event.kind === 'ended') {
      if (event.how === 'dismissed') onSeen()
      return
    }
    onSeen()
    if (isOwn(notice)) return
    failures.acknowledge([notice.id])
    switch (event.action) {
      case 'open':
      case 'acknowledge':
        return
      case 'snooze':
        return snooze()
    }
  }
}
