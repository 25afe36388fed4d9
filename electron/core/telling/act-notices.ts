import type { Status, Verdict } from '../../contract/transaction.ts'
import { spanText } from '../ussd/stuck.ts'
import { clean, type NoticeText } from './notice.ts'

/** What the row of a transaction shows: its text is masked already. */
interface Shown {
  readonly title: string
  readonly operator: string | null
}

/** Told once for each transaction that has been pending for too long. */
export function stuckNotice(shown: Shown, reason: 'sms-window' | 'learned', ageMs: number): NoticeText {
  const why = reason === 'sms-window' ? 'no SMS can decide it any more' : 'longer than is normal for it'
  const parts = [shown.operator, `started ${spanText(ageMs)} ago`, why]
  return {
    title: clean(`${shown.title} is still pending`, 120),
    body: clean(parts.filter(part => part !== null).join(' · '), 240),
  }
}

/** `lateMs`: how long ago it ran when it is told late, else null. */
interface Contradiction {
  readonly status: Status
  readonly resolved: Verdict
  readonly lateMs: number | null
}

/** Told when a delivery contradicts what a person decided. */
export function conflictNotice(shown: Shown, { status, resolved, lateMs }: Contradiction): NoticeText {
  const parts = [shown.operator, lateMs === null ? null : `ran ${spanText(lateMs)} ago`, 'what was noted is kept']
  return {
    title: clean(`${shown.title}: Hover says ${status}, but it was marked ${resolved}`, 120),
    body: clean(parts.filter(part => part !== null).join(' · '), 240),
  }
}

interface Mended {
  readonly what: 'journal' | 'state'
  readonly lost: number
  readonly setAside: string | null
}

/** Told when a damaged database was mended: what is gone, and where the damaged file is. */
export function mendedNotice({ what, lost, setAside }: Mended): NoticeText {
  const kept = setAside === null ? null : `The damaged file is kept as ${setAside}.`
  if (what === 'state') {
    const again = 'What is shown was made again from what was received; nothing is lost.'
    return {
      title: 'A damaged file was mended',
      body: clean([again, kept].filter(part => part !== null).join(' '), 240),
    }
  }
  const gone =
    lost === 0 ? 'Everything that it held could be read.' : `Up to ${lost} of its entries could not be read any more.`
  const advice = lost === 0 ? null : 'Compare with Hover’s dashboard, or restore a backup.'
  return {
    title: clean(
      lost === 0 ? 'The store of deliveries was damaged and is mended' : 'Stored deliveries are damaged',
      120,
    ),
    body: clean([gone, kept, advice].filter(part => part !== null).join(' '), 240),
  }
}
