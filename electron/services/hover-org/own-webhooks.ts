import type { OwnWebhook, PendingRegistration } from '../../contract/settings/settings.ts'
import type { HoverClient } from './client.ts'
import type { HoverFailure, HoverResult } from './result.ts'
import type { Webhook } from './schemas.ts'

/** What the settings and the vault keep about the webhooks that this app registered. */
export interface RegistrationMemory {
  webhooks(): readonly OwnWebhook[]
  saveWebhooks(webhooks: readonly OwnWebhook[]): Promise<void>
  hasSecret(webhookId: number): boolean
  saveSecret(webhookId: number, secret: string): Promise<void>
  /** The webhook is gone, but what it signed may still be on its way: its secret counts until then, in ms since 1970. */
  retireSecret(webhookId: number, until: number): Promise<void>
  /** Drops the retired secrets whose time is over. */
  dropRetired(now: number): Promise<void>
  /** The registration that was begun and not seen to end, by this run of the app or by one that was killed. */
  pending(): PendingRegistration | null
  savePending(pending: PendingRegistration | null): Promise<void>
}

export interface OwnWebhooksDeps {
  readonly client: HoverClient
  readonly memory: RegistrationMemory
  readonly now: () => number
}

/** As long as a signature counts when nothing else is set: what comes later would be refused as stale anyway. */
const retiredForMs = 900_000

/** Hover's list may be behind. After this long, what was never listed was never made. */
const listedWithinMs = 600_000

/** How far Hover's clock and this machine's may be apart before a webhook counts as somebody else's. */
const clocksDifferMs = 86_400_000

/** Which of an organization's webhooks this app registered, also when the answer to the registration was never read. */
export const createOwnWebhooks = ({ client, memory, now }: OwnWebhooksDeps) => {
  /** A register call without an answer: whatever appeared for this URL since is ours. */
  let unanswered: { readonly url: string; readonly before: ReadonlySet<number> } | null = null

  const ids = () => new Set(memory.webhooks().map(({ id }) => id))

  const keepSecret = async (row: Webhook) => {
    if (row.hmacSecret !== null) await memory.saveSecret(row.id, row.hmacSecret)
  }

  /** The secret first: without it the webhook's deliveries cannot be proven. */
  const adopt = async (row: Webhook) => {
    await keepSecret(row)
    const others = memory.webhooks().filter(({ id }) => id !== row.id)
    await memory.saveWebhooks([...others, { id: row.id, url: row.url, verified: row.verifiedAt !== null }])
  }

  /** Made by a register call whose answer nobody read. */
  const isLost = (row: Webhook): boolean => {
    if (unanswered !== null) return row.url === unanswered.url && !unanswered.before.has(row.id)
    const pending = memory.pending()
    if (pending === null || row.url !== pending.url || row.createdAt === null) return false
    const laterMs = Date.parse(row.createdAt) - Date.parse(pending.startedAt)
    // An older version of this app did not keep which rows were there before; then the time alone decides.
    if (pending.before === null) return laterMs >= 0
    return !pending.before.includes(row.id) && Math.abs(laterMs) < clocksDifferMs
  }

  const forget = async () => {
    unanswered = null
    if (memory.pending() !== null) await memory.savePending(null)
  }

  /** Hover's answers to so many calls were read, or their webhooks found: what is left stays pending. */
  const answered = async (calls: number) => {
    const pending = memory.pending()
    if (pending === null || pending.calls <= calls) return forget()
    await memory.savePending({ ...pending, calls: pending.calls - calls })
  }

  const isOver = ({ startedAt }: PendingRegistration) => now() - Date.parse(startedAt) >= listedWithinMs

  /** The registration of the same URL whose webhook may still appear in the list; null when there is none. */
  const earlier = (url: string): PendingRegistration | null => {
    const pending = memory.pending()
    return pending === null || pending.url !== url || isOver(pending) ? null : pending
  }

  const list = async (signal?: AbortSignal): Promise<HoverResult<readonly Webhook[]>> => {
    const listed = await client.list(signal)
    if (!listed.ok) return listed
    const known = ids()
    const lost = listed.value.filter(row => !known.has(row.id) && isLost(row))
    for (const row of lost) await adopt(row)
    if (lost.length > 0) await answered(lost.length)
    return listed
  }

  /** The secret is retired first: at no moment between the steps is what the webhook signed refused. */
  const remove = async (id: number, signal: AbortSignal): Promise<HoverFailure | null> => {
    const removed = await client.remove(id, signal)
    if (!removed.ok) return removed.failure
    await memory.retireSecret(id, now() + retiredForMs)
    await memory.saveWebhooks(memory.webhooks().filter(webhook => webhook.id !== id))
    return null
  }

  /** The one that was made before goes only now, so that there is no time without a webhook. Answers the first failure. */
  const removeOthers = async (keepId: number, signal: AbortSignal): Promise<HoverFailure | null> => {
    let first: HoverFailure | null = null
    for (const { id } of memory.webhooks()) {
      if (id === keepId) continue
      const failure = await remove(id, signal)
      first ??= failure
      // One that Hover will not remove must not keep the others; when Hover cannot be asked at all, neither can they.
      if (failure?.kind === 'unreachable' || failure?.kind === 'rate-limited') break
    }
    return first
  }

  return {
    ids,
    /** Of these rows, the ones whose deliveries can be proven. */
    provable: (rows: readonly Webhook[]): ReadonlySet<number> =>
      new Set(rows.filter(row => row.hmacSecret !== null || memory.hasSecret(row.id)).map(({ id }) => id)),
    keepSecret,
    adopt,
    list,
    /** Kept on the disk before Hover is called, so that a run which is killed now leaves a trace. */
    async begin(url: string, before: ReadonlySet<number>): Promise<void> {
      const first = earlier(url)
      const listed = first?.before ?? [...before]
      unanswered = { url, before: new Set(listed) }
      const startedAt = new Date(now()).toISOString()
      await memory.savePending({ url, startedAt, before: [...listed], calls: (first?.calls ?? 0) + 1 })
    },
    /** Hover's answer to the last call was read. */
    answered: (): Promise<void> => answered(1),
    /** The registration that ended without an answer, or was never sent, is given up in time: others register too. */
    async giveUpLost(): Promise<void> {
      const pending = memory.pending()
      if (pending !== null && isOver(pending)) await forget()
    },
    async verified(id: number): Promise<void> {
      await memory.saveWebhooks(
        memory.webhooks().map(webhook => (webhook.id === id ? { ...webhook, verified: true } : webhook)),
      )
    },
    remove,
    removeOthers,
    /** What is left of webhooks that are gone. */
    tidyUp: (): Promise<void> => memory.dropRetired(now()),
  }
}
