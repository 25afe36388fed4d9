/** Why a delivery was not let in. */
export type RefusalReason =
  | 'no-secret'
  | 'wrong-secret'
  | 'other-hover'
  | 'no-signature'
  | 'bad-signature'
  | 'stale'
  | 'wrong-webhook'
  | 'no-date'
  | 'unknown-webhook'
  | 'not-our-registration'
  | 'malformed'

/** What a person can do about refusals of this kind; null where it tells a stranger from Hover, or nothing can be done. */
interface Advice {
  readonly what: string
  readonly todo: string
}

const wrongSignature: Advice = { what: 'wrong signature', todo: 'Connect the organization again in the settings.' }

const advice: Readonly<Record<RefusalReason, Advice | null>> = {
  'wrong-secret': { what: 'wrong secret', todo: 'Check the webhook secret in the settings.' },
  'other-hover': {
    what: 'events of hover.to',
    todo: 'This address is for an app of usehover.com. Add hover.to as an organization in the settings.',
  },
  'bad-signature': wrongSignature,
  'wrong-webhook': wrongSignature,
  'unknown-webhook': { what: 'unknown webhook', todo: 'Connect the organization again in the settings.' },
  stale: { what: 'signed too long ago', todo: 'Check the clock of this computer.' },
  'no-secret': null,
  'no-signature': null,
  'no-date': null,
  'not-our-registration': null,
  malformed: null,
}

/** Whether somebody should be told when it happens again and again. */
export function isTelling(reason: RefusalReason): boolean {
  return advice[reason] !== null
}

/** What the connection's view says beside the count of refusals. */
export function refusalHint(reason: RefusalReason): string | null {
  const found = advice[reason]
  return found === null ? null : `Refused: ${found.what}. ${found.todo}`
}

/** How many deliveries of a source were refused, and what to do. */
export function refusalText(sourceName: string, count: number, reason: RefusalReason) {
  const { what, todo } = advice[reason] ?? { what: 'not proven', todo: 'Look at the connection.' }
  return { title: `${sourceName}: ${count} deliveries refused`, body: `${what}. ${todo}` }
}
