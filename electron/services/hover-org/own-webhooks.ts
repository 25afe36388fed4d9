import type { OwnWebhook, PendingRegistration } from '../../contract/settings.ts'
import type { HoverClient } from './client.ts'
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

export interface OwnWebhooksDeps {
  readonly client: HoverClient
  readonly memory: RegistrationMemory
  readonly now: () => number
}

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

  /** Made by a register call whose answer nobody read. Of an earlier run only the time is known, not the rows before. */
  const isLost = (row: Webhook): boolean => {
    if (unanswered !== null) return row.url === unanswered.url && !unanswered.before.has(row.id)
    const pending = memory.pending()
    if (pending === null || row.url !== pending.url || row.createdAt === null) return false
    return Date.parse(row.createdAt) >= Date.parse(pending.startedAt)
  }

  /** Hover's answer was read, or the webhook was found: nothing is pending any more. */
  const answered = async () => {
    unanswered = null
    if (memory.pending() !== null) await memory.savePending(null)
  }

  const list = async (signal?: AbortSignal): Promise<HoverResult<readonly Webhook[]>> => {
    const listed = await client.list(signal)
    if (!listed.ok) return listed
    const lost = listed.value.filter(isLost)
    const known = ids()
    for (const row of lost) if (!known.has(row.id)) await adopt(row)
    if (lost.length > 0) await answered()
    return listed
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

  return {
    ids,
    keepSecret,
    adopt,
    list,
    /** Kept on the disk before Hover is called, so that a run which is killed now leaves a trace. */
    async begin(url: string, before: ReadonlySet<number>): Promise<void> {
      unanswered = { url, before }
      await memory.savePending({ url, startedAt: new Date(now()).toISOString() })
    },
    answered,
    async verified(id: number): Promise<void> {
      await memory.saveWebhooks(
        memory.webhooks().map(webhook => (webhook.id === id ? { ...webhook, verified: true } : webhook)),
      )
    },
    removeOthers,
  }
}
