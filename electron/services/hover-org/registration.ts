import type { HoverView } from '../../contract/connection.ts'
import { planRegistration, planRenewal } from '../../core/hover-org/registration-plan.ts'
import { type ArrivedCode, type CodeVerdict, createCodeDesk } from './code-desk.ts'
import { createOwnWebhooks, type OwnWebhooksDeps } from './own-webhooks.ts'
import { fail, type HoverFailure, type HoverResult } from './result.ts'
import type { Webhook } from './schemas.ts'

/** What Hover's list says of our webhook. */
type Listed = Pick<HoverView, 'verifiedAt' | 'lastError'>

type RegistrationStep = 'list' | 'remove' | 'register' | 'resend' | 'verify'

export type RegistrationOutcome =
  /** `leftBehind`: an older webhook of ours could not be removed yet; the next reconciliation tries again. */
  | {
      readonly kind: 'live'
      readonly webhookId: number
      readonly leftBehind: HoverFailure | null
      /** Null when the list could not be had. */
      readonly view: Listed | null
    }
  | { readonly kind: 'code-never-came'; readonly webhookId: number }
  | { readonly kind: 'failed'; readonly step: RegistrationStep; readonly failure: HoverFailure }
  | { readonly kind: 'aborted' }

export interface RegistrationDeps extends OwnWebhooksDeps {
  /** How long a code may take before the outcome is `code-never-came`. */
  readonly codeDeadlineMs: number
  /** Resolves after the time; may reject when the signal aborts. */
  readonly after: (ms: number, signal: AbortSignal) => Promise<unknown>
  readonly announce: (state: 'registering' | 'awaiting-code' | 'verifying') => void
}

export type Registration = ReturnType<typeof createRegistration>

/** Makes Hover hold one verified webhook of ours for today's address. It never retries: it says how far it came. */
export const createRegistration = (deps: RegistrationDeps) => {
  const { client, announce } = deps
  const own = createOwnWebhooks(deps)
  const desk = createCodeDesk()
  let last: Promise<unknown> = Promise.resolve()

  /**
   * Not stopped by the signal: a 201 that nobody reads leaves a webhook that nobody owns.
   * The code may arrive before the 201, so codes are awaited from before the call.
   */
  const register = async (url: string, before: ReadonlySet<number>): Promise<HoverResult<Webhook>> => {
    desk.openForAny()
    announce('awaiting-code')
    await own.begin(url, before)
    const registered = await client.register(url)
    if (registered.ok) {
      await own.adopt(registered.value)
      await own.answered()
      return registered
    }
    const { kind } = registered.failure
    const mayHaveWorked = kind === 'unreachable' || kind === 'server' || kind === 'bad-answer'
    if (!mayHaveWorked) await own.answered()
    const listed = mayHaveWorked ? await own.list() : registered
    const lost = listed.ok ? listed.value.find(row => row.url === url && !before.has(row.id)) : undefined
    return lost === undefined ? registered : { ok: true, value: lost }
  }

  const resend = async (row: Webhook, signal: AbortSignal): Promise<RegistrationOutcome | null> => {
    await own.keepSecret(row)
    desk.openFor(row.id, row.hmacSecret)
    announce('awaiting-code')
    const resent = await client.requestVerification(row.id, signal)
    if (!resent.ok) return failed('resend', resent.failure)
    if (resent.value !== null) desk.onCode({ webhookId: row.id, code: resent.value, isSignedWith: null })
    return null
  }

  /** Hover's own view decides; its 2xx to the code does when the list cannot be had. */
  const seenVerified = async (row: Webhook, accepted: boolean, signal: AbortSignal) => {
    const listed = await own.list(signal)
    if (!listed.ok) return accepted ? live(row, null) : null
    const seen = listed.value.find(({ id }) => id === row.id)
    return typeof seen?.verifiedAt === 'string' ? live(seen, seen) : null
  }

  const verify = async (row: Webhook, signal: AbortSignal): Promise<RegistrationOutcome> => {
    const late = new AbortController()
    const settled = new AbortController()
    const expire = () => late.abort()
    void deps.after(deps.codeDeadlineMs, AbortSignal.any([signal, settled.signal])).then(expire, expire)
    const over = AbortSignal.any([signal, late.signal])
    desk.openFor(row.id, row.hmacSecret)
    try {
      for (;;) {
        announce('awaiting-code')
        const code = await desk.next(over)
        if (code === null) return signal.aborted ? aborted : { kind: 'code-never-came', webhookId: row.id }
        announce('verifying')
        const answer = await client.verify(code, signal)
        if (!answer.ok && answer.failure.kind !== 'refused') return failed('verify', answer.failure)
        // A refused code may be a repeat of the one that worked, or a stranger's: then the real one may still come.
        const verified = await seenVerified(row, answer.ok, signal)
        if (verified !== null) return verified
      }
    } finally {
      settled.abort()
    }
  }

  const run = async ({ url, signal, choose }: Run): Promise<RegistrationOutcome> => {
    announce('registering')
    await own.tidyUp()
    const listed = await own.list(signal)
    if (signal.aborted) return aborted
    if (!listed.ok) return failed('list', listed.failure)
    const rows = listed.value
    const plan = choose({ rows, ownIds: own.ids(), provableIds: own.provable(rows), url })
    switch (plan.kind) {
      case 'use':
        return finish(plan.row, live(plan.row, plan.row), signal)
      case 'resend': {
        const stopped = await resend(plan.row, signal)
        return stopped ?? finish(plan.row, await verify(plan.row, signal), signal)
      }
      case 'no-room':
        return failed('register', fail('refused').failure)
      case 'replace': {
        const failure = await own.remove(plan.row.id, signal)
        if (failure !== null) return signal.aborted ? aborted : failed('remove', failure)
        break
      }
      case 'register':
        break
    }
    const registered = await register(url, new Set(rows.map(({ id }) => id)))
    if (!registered.ok) return failed('register', registered.failure)
    return finish(registered.value, await verify(registered.value, signal), signal)
  }

  const finish = async (row: Webhook, outcome: RegistrationOutcome, signal: AbortSignal) => {
    if (outcome.kind !== 'live') return outcome
    await own.keepSecret(row)
    await own.verified(row.id)
    await own.giveUpLost()
    return { ...outcome, leftBehind: await own.removeOthers(row.id, signal) }
  }

  /** One at a time: a second call waits for the first to end. */
  const inTurn = (wanted: Run): Promise<RegistrationOutcome> => {
    const turn = last.then(() => (wanted.signal.aborted ? aborted : run(wanted))).finally(() => desk.close())
    last = turn.catch(() => undefined)
    return turn
  }

  return {
    reconcile: (url: string, signal: AbortSignal): Promise<RegistrationOutcome> =>
      inTurn({ url, signal, choose: planRegistration }),
    /**
     * Lets a new webhook with a new secret take the place of the present one, which goes once the new one is verified.
     * However far it comes, `reconcile` puts in order what it left.
     */
    renew: (url: string, signal: AbortSignal): Promise<RegistrationOutcome> =>
      inTurn({ url, signal, choose: planRenewal }),
    /** A code as it arrived. The caller has checked its signature if it had one and the secret is known. */
    onCode: (arrived: ArrivedCode): CodeVerdict => desk.onCode(arrived),
    owns: (webhookId: number): boolean => own.ids().has(webhookId),
    /** Removes every webhook of ours: the person disconnects this organization. */
    async withdraw(signal: AbortSignal): Promise<HoverFailure | null> {
      // What Hover made of a call that is under way, in this process or another one, is ours once it was seen in the list.
      if (deps.memory.pending() !== null) await own.list(signal)
      return own.removeOthers(-1, signal)
    },
  }
}

interface Run {
  readonly url: string
  readonly signal: AbortSignal
  readonly choose: typeof planRegistration<Webhook>
}

const live = ({ id }: Webhook, seen: Listed | null): RegistrationOutcome => ({
  kind: 'live',
  webhookId: id,
  leftBehind: null,
  view: seen === null ? null : { verifiedAt: seen.verifiedAt, lastError: seen.lastError },
})

const aborted: RegistrationOutcome = { kind: 'aborted' }

const failed = (step: RegistrationStep, failure: HoverFailure): RegistrationOutcome => ({
  kind: 'failed',
  step,
  failure,
})
