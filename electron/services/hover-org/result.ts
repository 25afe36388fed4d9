/** Why a call to Hover did not do what it was asked. Made from the status alone: Hover's error texts vary too much. */
export interface HoverFailure {
  readonly kind: 'unreachable' | 'unauthorized' | 'forbidden' | 'refused' | 'rate-limited' | 'server' | 'bad-answer'
  /** null: there was no answer, or nothing was asked. */
  readonly status: number | null
  /** Whether the same call may succeed later without anybody doing anything. */
  readonly retryable: boolean
  /** How long Hover asked us to wait. */
  readonly retryAfterMs: number | null
}

export type HoverResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: HoverFailure }

export const succeed = <T>(value: T): HoverResult<T> => ({ ok: true, value })

export const fail = (
  kind: HoverFailure['kind'],
  details: Partial<Omit<HoverFailure, 'kind'>> = {},
): { readonly ok: false; readonly failure: HoverFailure } => ({
  ok: false,
  failure: { kind, status: null, retryable: false, retryAfterMs: null, ...details },
})

/** Reads an answer that was not a success. `retryAfter` is the header: seconds or an HTTP date. */
export const failureOf = (status: number, retryAfter: string | null, now: number): HoverFailure => {
  const retryAfterMs = readRetryAfter(retryAfter, now)
  const details = { status, retryAfterMs }
  // A redirect is never followed: the token would go with it.
  if (status < 400) return fail('bad-answer', details).failure
  if (status === 401) return fail('unauthorized', details).failure
  if (status === 403) return fail('forbidden', details).failure
  if (status === 429) return fail('rate-limited', { ...details, retryable: true }).failure
  // 408 is Hover's own limit of 60 seconds for a call.
  if (status === 408 || status >= 500) return fail('server', { ...details, retryable: true }).failure
  return fail('refused', details).failure
}

/** A longer wait than this is nobody's wish: without the cap one odd header would silence the app for days. */
const longestWaitMs = 3_600_000

const readRetryAfter = (header: string | null, now: number): number | null => {
  if (header === null) return null
  const ms = /^[0-9]{1,6}$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now
  return Number.isNaN(ms) ? null : Math.min(Math.max(0, ms), longestWaitMs)
}
