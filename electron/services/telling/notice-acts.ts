import type { Notice, NoticeEvent } from '../../contract/notices/notice.ts'
import { isOwn } from '../../core/telling/desktop-notice.ts'
import type { OpenFailures } from './open-failures.ts'

interface Deps {
  readonly failures: Pick<OpenFailures, 'acknowledge' | 'see'>
  /** A person reacted to a notice: it was seen. */
  readonly onSeen: () => void
  readonly snooze: () => void
}

/**
 * What a person does about a notice on the screen. Whatever they press, they have seen it; only the button says that they
 * see to it, which ends the ladder.
 */
export function createNoticeActs({ failures, onSeen, snooze }: Deps) {
  return (notice: Pick<Notice, 'id'>, event: NoticeEvent): void => {
    if (event.kind === 'ended') {
      if (event.how === 'dismissed') onSeen()
      return
    }
    onSeen()
    if (isOwn(notice)) return
    switch (event.action) {
      case 'open':
        return failures.see(notice.id)
      case 'acknowledge':
        return failures.acknowledge([notice.id])
      case 'snooze':
        failures.see(notice.id)
        return snooze()
    }
  }
}
