import { say, type Told } from '../contract/speech/say.ts'
import type { SaidCode } from '../contract/speech/sentences.ts'
import { type NoticeText, noticeText } from './telling/notice-text.ts'
import { spanText } from './ussd/stuck.ts'

/** Why a delivery was not let in. */
export type RefusalReason =
  | 'no-secret'
  | 'wrong-secret'
  | 'other-hover'
  | 'no-signature'
  | 'bad-signature'
  /** Signed by Hover, but not within the replay window: authentic all the same. */
  | 'stale'
  | 'wrong-webhook'
  | 'no-date'
  | 'unknown-webhook'
  | 'not-our-registration'
  | 'malformed'

export interface Refused {
  readonly reason: RefusalReason
  /** How much later it came than its signed Date says, in milliseconds; null where that is not known. */
  readonly skewMs: number | null
}

/** How often deliveries of a source were refused for one reason. */
export interface RefusalCount extends Refused {
  readonly count: number
  /** Milliseconds since 1970. */
  readonly lastAt: number
}

/** What a person can do about refusals of this kind; null where it tells a stranger from Hover, or nothing can be done. */
interface Advice {
  readonly code: RefusalCode
  readonly what: string
  readonly todo: string
}
type RefusalCode = Extract<SaidCode, `refusal.${string}`>

const wrongSignature: Advice = {
  code: 'refusal.wrong-signature',
  what: 'wrong signature',
  todo: 'Connect the organization again in the settings.',
}

const advice: Readonly<Record<RefusalReason, Advice | null>> = {
  'wrong-secret': {
    code: 'refusal.wrong-secret',
    what: 'wrong secret',
    todo: 'Check the webhook secret in the settings.',
  },
  'other-hover': {
    code: 'refusal.other-hover',
    what: 'events of hover.to',
    todo: 'This address is for an app of usehover.com. Add hover.to as an organization in the settings.',
  },
  'bad-signature': wrongSignature,
  'wrong-webhook': wrongSignature,
  'unknown-webhook': {
    code: 'refusal.unknown-webhook',
    what: 'unknown webhook',
    todo: 'Connect the organization again in the settings.',
  },
  stale: { code: 'refusal.stale', what: 'signed at another time', todo: 'Check the clock of this computer.' },
  'no-secret': null,
  'no-signature': null,
  'no-date': null,
  'not-our-registration': null,
  malformed: null,
}

function adviceFor({ reason, skewMs }: Refused): Advice | null {
  return reason === 'stale' && skewMs !== null ? staleAdvice(skewMs) : advice[reason]
}

/** A date in the future can only mean a clock; one in the past also an old delivery, or one that is posted again. */
function staleAdvice(skewMs: number): Advice {
  const off = spanText(Math.abs(skewMs))
  return skewMs < 0
    ? {
        code: 'refusal.future',
        what: `signed ${off} in the future`,
        todo: `This computer’s clock is ${off} slow. Set the clock.`,
      }
    : {
        code: 'refusal.past',
        what: `signed ${off} ago`,
        todo: `This computer’s clock is ${off} fast, or the deliveries are old. Check the clock.`,
      }
}

/** Whether somebody should be told when it happens again and again. */
export function isTelling(reason: RefusalReason): boolean {
  return advice[reason] !== null
}

/** What to say of one kind of refusal; null where there is nothing to be done. */
export function refusalHint(reason: RefusalReason, skewMs: number | null = null): Told | null {
  const found = adviceFor({ reason, skewMs })
  return found === null ? null : adviceTold(found, skewMs)
}

function adviceTold({ code, what, todo }: Advice, skewMs: number | null): Told {
  const { said } = say(code, '', skewMs === null ? {} : { span: { spanMs: Math.abs(skewMs) } })
  return { sentence: `Refused: ${what}. ${todo}`, said }
}

/** One old delivery may be a replay or a late one. Several in a row are the clock's. */
const severalStale = 3

/** The latest kind of refusal that tells of something to be done; null when none does. */
export function latestTelling(refusals: readonly RefusalCount[]): RefusalCount | null {
  const [latest] = refusals
    .filter(({ reason, count }) => isTelling(reason) && (reason !== 'stale' || count >= severalStale))
    .sort((a, b) => b.lastAt - a.lastAt)
  return latest ?? null
}

/** What the connection's view says beside the count of refusals. */
export function latestHint(refusals: readonly RefusalCount[]): Told | null {
  const latest = latestTelling(refusals)
  return latest === null ? null : refusalHint(latest.reason, latest.skewMs)
}

/** How many deliveries of a source were refused, and what to do. */
export function refusalText(source: string, count: number, refused: Refused): NoticeText {
  const title = say(
    'notice.refused',
    '{count, plural, one {{source}: # delivery refused} other {{source}: # deliveries refused}}',
    { source, count },
  )
  const found = adviceFor(refused)
  if (found === null) return noticeText(title, [say('notice.refused-body', 'Not proven. Look at the connection.')])
  const { what, todo } = found
  const sentence = `${what.charAt(0).toUpperCase()}${what.slice(1)}. ${todo}`
  return noticeText(title, [{ sentence, said: adviceTold(found, refused.skewMs).said }])
}
