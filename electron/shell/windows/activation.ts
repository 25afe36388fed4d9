import type { Notice, NoticeAction } from '../../contract/notices/notice.ts'
import { noticeMark } from '../notices/notice-mark.ts'

/** What Windows hands over when somebody uses a notice, also one of an earlier run; see Electron's ActivationArguments. */
export interface Activated {
  readonly type: string
  readonly arguments: string
  readonly actionIndex?: number
}

export interface Activation {
  /** Of the notice; see `noticeMark`. */
  readonly mark: string
  readonly action: NoticeAction
}

/** The buttons that a notice has on Windows, in their order; a click on the notice itself opens. */
const buttons: readonly NoticeAction[] = ['acknowledge', 'snooze']

/**
 * Which notice was used, and how; null for what is none of ours. Electron puts the id of the notification somewhere into
 * the arguments, in a form that it does not promise: it is known by what it looks like.
 */
export function readActivation({ type, arguments: text, actionIndex }: Activated): Activation | null {
  const mark = /(?<![\da-f])[\da-f]{32}(?![\da-f])/.exec(text)?.[0]
  const action = type === 'click' ? 'open' : type === 'action' ? buttons[actionIndex ?? -1] : undefined
  return mark === undefined || action === undefined ? null : { mark, action }
}

/** The newest notice that stands in the place with this mark; null when it is not known any more. */
export function noticeOfMark<One extends Pick<Notice, 'id' | 'incident'>>(
  mark: string,
  notices: readonly One[],
): One | null {
  return notices.find(notice => noticeMark(notice) === mark) ?? null
}
