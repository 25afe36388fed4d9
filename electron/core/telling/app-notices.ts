import type { Notice } from '../../contract/notices/notice.ts'
import type { EngineProblemCode } from '../../contract/settings/engine.ts'
import { say } from '../../contract/speech/say.ts'
import { engineProblemTold } from '../attached/engine-problem.ts'
import { ownPrefix } from './desktop-notice.ts'
import { noticeText } from './notice-text.ts'

/** What somebody is told who closes the window for the first time; `now` in milliseconds since 1970. */
export function stillRunningNotice(now: number): Notice {
  return {
    id: `${ownPrefix}still-running`,
    topic: 'status',
    urgency: 'quiet',
    transactionId: null,
    status: null,
    ...noticeText(say('desktop.still-running', 'Hover Tray is still running'), [
      say('desktop.still-running-body', 'It goes on watching from the tray. To end it, choose Quit in its menu there.'),
    ]),
    dueAt: new Date(now).toISOString(),
  }
}

/** What somebody is told whose desktop hears nothing of the engine that it shows; `awayMs`: for how long. */
export function engineAwayNotice(code: EngineProblemCode, { now, awayMs }: { now: number; awayMs: number }): Notice {
  return {
    id: `${ownPrefix}engine-away`,
    topic: 'damage',
    urgency: 'normal',
    transactionId: null,
    status: null,
    ...noticeText(
      say('engine.away-for', 'The engine has been away for {span}', { span: { spanMs: awayMs } }),
      [engineProblemTold(code), say('engine.away-untold', 'Nothing is told here until it is back.')],
      ' ',
    ),
    dueAt: new Date(now).toISOString(),
  }
}
