import { type Notice, type NoticeAction, sounds, type Urgency } from '../../contract/notices/notice.ts'
import type { Tongue } from '../../contract/speech/languages.ts'
import { inTongue, say, type Told } from '../../contract/speech/say.ts'
import { noticeIn } from './notice-text.ts'

/** A notice as a desktop shows it: in a language, with the buttons that it may have. */
export interface DesktopNotice {
  readonly title: string
  readonly body: string
  readonly urgency: Urgency
  readonly sounds: boolean
  readonly buttons: readonly NoticeButton[]
}

export interface NoticeButton {
  readonly action: NoticeAction
  readonly label: string
}

/** How the id of a notice begins that only tries whether notices are shown. */
export const testPrefix = 'test/'

/** How the id of any notice begins that the app gives of itself, and no book of notices knows. */
export const ownPrefix = 'app/'

/** What takes the place of what: a storm grows in the place of its first notice, and its end stands there too. */
export function placeKey({ id, incident }: Pick<Notice, 'id' | 'incident'>): string {
  return incident ?? id
}

/** Whether nothing about it is remembered. */
export function isOwn(notice: Pick<Notice, 'id'>): boolean {
  return isTest(notice) || notice.id.startsWith(ownPrefix)
}

export function isTest(notice: Pick<Notice, 'id'>): boolean {
  return notice.id.startsWith(testPrefix)
}

export function desktopNotice(notice: Notice, tongue: Tongue): DesktopNotice {
  const buttons = isTest(notice) ? testButtons : isOwn(notice) ? usualButtons.slice(0, 1) : usualButtons
  return {
    ...noticeIn(notice, tongue),
    urgency: notice.urgency,
    sounds: sounds(notice),
    buttons: buttons.map(([action, label]) => ({ action, label: inTongue(label, tongue) })),
  }
}

type Buttons = readonly (readonly [NoticeAction, Told])[]

/** For how long the button snoozes, in milliseconds; its label says it. */
export const snoozeMs = 3_600_000

const usualButtons: Buttons = [
  ['open', say('desktop.open', 'Open')],
  ['acknowledge', say('desktop.acknowledge', 'Acknowledge')],
  ['snooze', say('desktop.snooze', 'Snooze for 1 hour')],
]
const testButtons: Buttons = [['acknowledge', say('desktop.seen', 'I can see this')]]
