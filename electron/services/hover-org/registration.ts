import type { OwnWebhook, PendingRegistration } from '../../contract/settings.ts'
import { planRegistration } from '../../core/registration-plan.ts'
import type { HoverClient } from './client.ts'
import { type CodeVerdict, createCodeDesk } from './code-desk.ts'
import type { HoverFailure, HoverResult } from './result.ts'
import type { Webhook } from './schemas.ts'

/** What the settings and the vault keep about the webhooks that this app registered. */
export interface RegistrationMemory {
  webhooks(): readonly OwnWebhook[]
  saveWebhooks(webhooks: readonly OwnWebhook[]): Promise<void>
  saveSecret(webhookId: number, secret: string): Promise<void>
  dropSecret(webhookId: number): Promise<void>
  /** The registration that was begun and not seen to end, by this run of the app or by one that was killed. */
  pending(): PendingRegistration | null
  savePending(pending: PendingRegistration | null): Promise<void>
}

type RegistrationStep = 'list' | 'register' | 'resend' | 'verify'

export type RegistrationOutcome =
  /** `leftBehind`: an older webhook of ours could not be removed yet; the next reconciliation tries again. */
  | { readonly kind: 'live'; readonly webhookId: number; readonly leftBehind: HoverFailure | null }
  | { readonly kind: 'code-never-came'; readonly webhookId: number }
  | { readonly kind: 'failed'; readonly step: RegistrationStep; readonly failure: HoverFailure }
  | { readonly kind: 'aborted' }

export interface RegistrationDeps {
  readonly client: HoverClient
  readonly memory: RegistrationMemory
  /** How long a code may take before the outcome is `code-never-came`. */
  readonly codeDeadlineMs: number
  /** Resolves after the time; may reject when the signal aborts. */
  readonly after: (ms: number, signal: AbortSignal) => Promise<unknown>
  readonly now: () => number
  readonly announce: (state: 'registering' | 'awaiting-code' | 'verifying') => void
}

export type Registration = ReturnType<typeof createRegistration>

/** Makes Hover hold one verified webhook of ours for today's address. It never retries: it says how far it came. */
export const createRegistration = (deps: RegistrationDeps) => {
  const { client, memory, announce } = deps
  const desk = createCodeDesk()
  /** A register call without an answer: whatever appeared for this URL since is ours. */
  let unanswered: { readonly url: string; readonly before: ReadonlySet<number> } | null = null
  let last: Promise<unknown> = Promise.resolve()

  const ownIds = () => new Set(memory.webhooks().map(({ id }) => id))

  const keepSecret = async (row: Webhook) => {
    if (row.hmacSecret !== null) await memory.saveSecret(row.id, row.hmacSecret)
  }

  /** The secret first: without it the webhook's deliveries cannot be proven. */
  const adopt = async (row: Webhook) => {
    await keepSecret(row)
    const others = memory.webhooks().filter(({ id }) => id !== row.id)
    await memory.saveWebhooks([...others, { id: row.id, url: row.url, verified: row.verifiedAt !== null }])
  }

  /** Made by a register call whose answer nobody read. Of an earlier run only the time is known, not the rows before. */
  const isLost = (row: Webhook): boolean => {
    if (unanswered !== null) return row.url === unanswered.url && !unanswered.before.has(row.id)
    const pending = memory.pending()
    if (pending === null || row.url !== pending.url || row.createdAt === null) return false
    return Date.parse(row.createdAt) >= Date.parse(pending.startedAt)
  }

  const answered = async () => {
    unanswered = null
    if (memory.pending() !== null) await memory.savePending(null)
  }

  const list = async (signal?: AbortSignal): Promise<HoverResult<readonly Webhook[]>> => {
    const listed = await client.list(signal)
    if (!listed.ok) return listed
    const lost = listed.value.filter(isLost)
    const known = ownIds()
    for (const row of lost) if (!known.has(row.id)) await adopt(row)
    if (lost.length > 0) await answered()
    return listed
  }

  /**
   * Not stopped by the signal: a 201 that nobody reads leaves a webhook that nobody owns.
   * The code may arrive before the 201, so codes are awaited from before the call.
   */
  const register = async (url: string, before: ReadonlySet<number>): Promise<HoverResult<Webhook>> => {
    desk.openForAny()
    announce('awaiting-code')
    unanswered = { url, before }
    await memory.savePending({ url, startedAt: new Date(deps.now()).toISOString() })
    const registered = await client.register(url)
    if (registered.ok) {
      await adopt(registered.value)
      await answered()
      return registered
    }
    const { kind } = registered.failure
    const mayHaveWorked = kind === 'unreachable' || kind === 'server' || kind === 'bad-answer'
    if (!mayHaveWorked) await answered()
    const listed = mayHaveWorked ? await list() : registered
    const lost = listed.ok ? listed.value.find(row => row.url === url && !before.has(row.id)) : undefined
    return lost === undefined ? registered : { ok: true, value: lost }
  }

  const resend = async (row: Webhook, signal: AbortSignal): Promise<RegistrationOutcome | null> => {
    await keepSecret(row)
    desk.openFor(row.id)
    announce('awaiting-code')
    const resent = await client.requestVerification(row.id, signal)
    if (!resent.ok) return failed('resend', resent.failure)
    if (resent.value !== null) desk.onCode(row.id, resent.value)
    return null
  }

  /** Hover's own view decides; its 2xx to the code does when the list cannot be had. */
  const isVerified = async (row: Webhook, accepted: boolean, signal: AbortSignal): Promise<boolean> => {
    const listed = await list(signal)
    const seen = listed.ok ? listed.value.find(({ id }) => id === row.id) : undefined
    return listed.ok ? typeof seen?.verifiedAt === 'string' : accepted
  }

  const verify = async (row: Webhook, signal: AbortSignal): Promise<RegistrationOutcome> => {
    const late = new AbortController()
    const settled = new AbortController()
    const expire = () => late.abort()
    void deps.after(deps.codeDeadlineMs, AbortSignal.any([signal, settled.signal])).then(expire, expire)
    const over = AbortSignal.any([signal, late.signal])
    desk.openFor(row.id)
    try {
      for (;;) {
        announce('awaiting-code')
        const code = await desk.next(over)
        if (code === null) return signal.aborted ? aborted : { kind: 'code-never-came', webhookId: row.id }
        announce('verifying')
        const answer = await client.verify(code, signal)
        if (!answer.ok && answer.failure.kind !== 'refused') return failed('verify', answer.failure)
        // A refused code may be a repeat of the one that worked, or a stranger's: then the real one may still come.
        if (await isVerified(row, answer.ok, signal)) return live(row)
      }
    } finally {
      settled.abort()
    }
  }

  /** The one that was made before goes only now, so that there is no time without a webhook. */
  const removeOthers = async (keepId: number, signal: AbortSignal): Promise<HoverFailure | null> => {
    for (const { id } of memory.webhooks()) {
      if (id === keepId) continue
      const removed = await client.remove(id, signal)
      if (!removed.ok) return removed.failure
      await memory.saveWebhooks(memory.webhooks().filter(webhook => webhook.id !== id))
      await memory.dropSecret(id)
    }
    return null
  }

  const run = async (url: string, signal: AbortSignal): Promise<RegistrationOutcome> => {
    announce('registering')
    const listed = await list(signal)
    if (signal.aborted) return aborted
    if (!listed.ok) return failed('list', listed.failure)
    const rows = listed.value
    const plan = planRegistration({ rows, ownIds: ownIds(), url })
    if (plan.kind === 'use') return finish(plan.row, { kind: 'live', webhookId: plan.row.id, leftBehind: null }, signal)
    if (plan.kind === 'resend') {
      const stopped = await resend(plan.row, signal)
      return stopped ?? finish(plan.row, await verify(plan.row, signal), signal)
    }
    const registered = await register(url, new Set(rows.map(({ id }) => id)))
    if (!registered.ok) return failed('register', registered.failure)
    return finish(registered.value, await verify(registered.value, signal), signal)
  }

  const live = (row: Webhook): RegistrationOutcome => ({ kind: 'live', webhookId: row.id, leftBehind: null })

  const finish = async (row: Webhook, outcome: RegistrationOutcome, signal: AbortSignal) => {
    if (outcome.kind !== 'live') return outcome
    await keepSecret(row)
    const verified = memory
      .webhooks()
      .map(webhook => (webhook.id === row.id ? { ...webhook, verified: true } : webhook))
    await memory.saveWebhooks(verified)
    return { ...outcome, leftBehind: await removeOthers(row.id, signal) }
  }

  return {
    /** One at a time: a second call waits for the first to end. */
    reconcile(url: string, signal: AbortSignal): Promise<RegistrationOutcome> {
      const turn = last.then(() => (signal.aborted ? aborted : run(url, signal))).finally(() => desk.close())
      last = turn.catch(() => undefined)
      return turn
    },
    /** A code as it arrived. The caller has checked its signature if it had one and the secret is known. */
    onCode: (webhookId: number, code: string): CodeVerdict => desk.onCode(webhookId, code),
    owns: (webhookId: number): boolean => ownIds().has(webhookId),
    /** Removes every webhook of ours: the person disconnects this organization. */
    withdraw: (signal: AbortSignal): Promise<HoverFailure | null> => removeOthers(-1, signal),
  }
}

const aborted: RegistrationOutcome = { kind: 'aborted' }

const failed = (step: RegistrationStep, failure: HoverFailure): RegistrationOutcome => ({
  kind: 'failed',
  step,
  failure,
})
