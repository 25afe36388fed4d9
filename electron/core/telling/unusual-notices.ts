import { say } from '../../contract/speech/say.ts'
import { maskLabel } from '../masking/mask-text.ts'
import { type NoticeText, noticeText } from './notice-text.ts'

/** What is unusual: an action and operator of a source, or all of it. */
interface About {
  readonly action: string | null
  readonly operator: string | null
}

interface Silence extends About {
  readonly sourceName: string
  readonly since: number
  /** How many would be normal in that time, at the least. */
  readonly expected: number
}

/** Told when nothing comes where there is normally traffic; `at` in milliseconds since 1970. Fit for a lock screen. */
export function silenceNotice({ action, operator, sourceName, since, expected }: Silence, at: number): NoticeText {
  const what = maskLabel(action ?? sourceName)
  return noticeText(say('notice.silence', '{what}: nothing for {span}', { what, span: { spanMs: at - since } }), [
    operator === null ? null : maskLabel(operator),
    say(
      'notice.silence-normal',
      '{count, plural, one {about # is normal in that time} other {about # are normal in that time}}',
      {
        count: Math.round(expected),
      },
    ),
    action === null ? null : maskLabel(sourceName),
  ])
}

interface Drift extends About {
  readonly sourceName: string
  readonly decided: number
  readonly failed: number
  readonly expected: number
}

/** Told when more fail than is normal. */
export function driftNotice({ action, operator, sourceName, decided, failed, expected }: Drift): NoticeText {
  const what = maskLabel(action ?? sourceName)
  return noticeText(say('notice.drift', '{what}: {failed} of {decided} failed', { what, failed, decided }), [
    operator === null ? null : maskLabel(operator),
    say('notice.drift-normal', '{count, plural, one {about # would be normal} other {about # would be normal}}', {
      count: Math.round(expected),
    }),
    action === null ? null : maskLabel(sourceName),
  ])
}

interface Over extends About {
  readonly topic: 'silence' | 'drift'
  readonly lastedMs: number
}

/** Told once it is as usual again, in the same place. */
export function normalAgainNotice({ topic, action, operator, lastedMs }: Over): NoticeText {
  const span = { spanMs: lastedMs }
  const title =
    topic === 'silence'
      ? say('notice.silence-over', 'Something comes again, after {span}', { span })
      : say('notice.drift-over', 'No more failures than usual again, after {span}', { span })
  return noticeText(
    title,
    [action, operator].map(name => (name === null ? null : maskLabel(name))),
  )
}
