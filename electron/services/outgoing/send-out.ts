import { Webhook } from 'standardwebhooks'
import type { Notice } from '../../contract/notices/notice.ts'
import type { NoticeRules } from '../../contract/settings/notice-rules.ts'
import { secretNames } from '../secrets/secret-names.ts'
import type { Vault } from '../secrets/vault.ts'

type Channel = NoticeRules['channels'][number]

export interface OutgoingNotice {
  /** The same when it is sent again: whoever receives it twice can tell. */
  readonly id: string
  readonly notice: Pick<Notice, 'title' | 'body' | 'urgency' | 'transactionId' | 'status' | 'dueAt'>
}

/** `no-address`: none is kept here; `refused`: the answer was no 2xx, or a redirect; `unreachable`: no answer in time. */
export type SendResult = 'sent' | 'no-address' | 'refused' | 'unreachable'

/** How long a channel may take to answer, in milliseconds. */
const limitMs = 10_000

/** Sends a notice to a channel of a person's. Never repeats and never follows a redirect; ends with the signal too. */
export type SendOut = (channel: Channel, message: OutgoingNotice, signal: AbortSignal) => Promise<SendResult>

interface Deps {
  readonly vault: Pick<Vault, 'get'>
  readonly fetch: typeof globalThis.fetch
  /** Milliseconds since 1970. */
  readonly now: () => number
}

interface Call {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export function createSendOut({ vault, fetch, now }: Deps): SendOut {
  return async (channel, message, signal) => {
    const address = vault.get(secretNames.channelAddress(channel.id))
    if (address === undefined) return 'no-address'
    const call = callOf(channel.kind, message, {
      address,
      key: vault.get(secretNames.channelKey(channel.id)),
      now: now(),
    })
    try {
      const { url, headers, body } = call
      const ends = AbortSignal.any([signal, AbortSignal.timeout(limitMs)])
      const answer = await fetch(url, { method: 'POST', redirect: 'manual', headers, body, signal: ends })
      // Nothing of it is read; whoever never ends it must not hold up the next notice.
      answer.body?.cancel().catch(() => {})
      return answer.ok ? 'sent' : 'refused'
    } catch {
      return 'unreachable'
    }
  }
}

interface Way {
  readonly address: string
  readonly key: string | undefined
  readonly now: number
}

function callOf(kind: Channel['kind'], message: OutgoingNotice, way: Way): Call {
  switch (kind) {
    case 'webhook':
      return webhookCall(message, way)
    case 'ntfy':
      return ntfyCall(message, way)
    case 'slack':
      return slackCall(message, way)
  }
}

const json = { 'content-type': 'application/json' }

/** Signed as standardwebhooks.com says: over id, time and body, so that nobody else can speak for this app. */
function webhookCall({ id, notice }: OutgoingNotice, { address, key, now }: Way): Call {
  const { title, body: text, urgency, transactionId, status, dueAt } = notice
  const at = new Date(Math.floor(now / 1000) * 1000)
  const data = { title, body: text, urgency, transactionId, status, dueAt }
  const body = JSON.stringify({ type: 'notice.unacknowledged', timestamp: at.toISOString(), data })
  const signed =
    key === undefined
      ? {}
      : {
          'webhook-id': id,
          'webhook-timestamp': String(at.getTime() / 1000),
          'webhook-signature': new Webhook(key).sign(id, at, body),
        }
  return { url: address, headers: { ...json, ...signed }, body }
}

const priorities = { critical: '5', normal: '3', quiet: '2' } as const

/** Title and priority as parameters, because headers hold no letters beyond Latin (docs.ntfy.sh/publish). */
function ntfyCall({ notice: { title, body, urgency } }: OutgoingNotice, { address, key }: Way): Call {
  const url = new URL(address)
  url.searchParams.set('title', title)
  url.searchParams.set('priority', priorities[urgency])
  const headers = key === undefined ? {} : { authorization: `Bearer ${key}` }
  return { url: url.href, headers, body: body === '' ? title : body }
}

/** Slack's incoming webhooks, which Mattermost and others take too (docs.slack.dev/messaging/formatting-message-text). */
function slackCall({ notice: { title, body } }: OutgoingNotice, { address }: Way): Call {
  const quoted = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return { url: address, headers: json, body: JSON.stringify({ text: `*${quoted(title)}*\n${quoted(body)}` }) }
}
