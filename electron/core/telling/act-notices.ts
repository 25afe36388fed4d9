import { say } from '../../contract/speech/say.ts'
import type { Status, Verdict } from '../../contract/transactions/transaction.ts'
import { type NoticeText, noticeText } from './notice-text.ts'
import { statusWord } from './status-word.ts'

/** What the row of a transaction shows: its text is masked already. */
interface Shown {
  readonly title: string
  readonly operator: string | null
}

/** Told once for each transaction that has been pending for too long. */
export function stuckNotice(shown: Shown, reason: 'sms-window' | 'learned', ageMs: number): NoticeText {
  return noticeText(say('notice.stuck', '{what} is still pending', { what: shown.title }), [
    shown.operator,
    say('notice.started', 'started {span} ago', { span: { spanMs: ageMs } }),
    reason === 'sms-window'
      ? say('notice.no-sms', 'no SMS can decide it any more')
      : say('notice.longer', 'longer than is normal for it'),
  ])
}

/** `lateMs`: how long ago it ran when it is told late, else null. */
interface Contradiction {
  readonly status: Status
  readonly resolved: Verdict
  readonly lateMs: number | null
}

/** Told when a delivery contradicts what a person decided. */
export function conflictNotice(shown: Shown, { status, resolved, lateMs }: Contradiction): NoticeText {
  const title = say('notice.conflict', '{what}: Hover says {status}, but it was marked {resolved}', {
    what: shown.title,
    status: statusWord(status),
    resolved: statusWord(resolved),
  })
  return noticeText(title, [
    shown.operator,
    lateMs === null ? null : say('notice.ran', 'ran {span} ago', { span: { spanMs: lateMs } }),
    say('notice.note-kept', 'what was noted is kept'),
  ])
}

interface Mended {
  readonly what: 'journal' | 'state'
  readonly lost: number
  readonly setAside: string | null
}

/** Told when a damaged database was mended: what is gone, and where the damaged file is. */
export function mendedNotice({ what, lost, setAside }: Mended): NoticeText {
  const kept =
    setAside === null ? null : say('notice.set-aside', 'The damaged file is kept as {file}.', { file: setAside })
  if (what === 'state') {
    const again = say(
      'notice.mended-state-body',
      'What is shown was made again from what was received; nothing is lost.',
    )
    return noticeText(say('notice.mended-state', 'A damaged file was mended'), [again, kept], ' ')
  }
  if (lost === 0) {
    const title = say('notice.mended', 'The store of deliveries was damaged and is mended')
    return noticeText(title, [say('notice.mended-body', 'Everything that it held could be read.'), kept], ' ')
  }
  const gone = say(
    'notice.damaged-body',
    '{lost, plural, one {Up to # of its entries could not be read any more.} other {Up to # of its entries could not be read any more.}}',
    { lost },
  )
  const advice = say('notice.damaged-advice', 'Compare with Hover’s dashboard, or restore a backup.')
  return noticeText(say('notice.damaged', 'Stored deliveries are damaged'), [gone, kept, advice], ' ')
}
