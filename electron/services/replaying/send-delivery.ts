import type { ForwardTrouble } from '../../core/forwarding/forward-trouble.ts'

export interface Sending {
  readonly address: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export type DeliverySent =
  | { readonly ok: true; readonly status: number }
  | { readonly ok: false; readonly trouble: Exclude<ForwardTrouble, 'no-address' | 'no-key' | 'gone'> }

/** Posts one delivery once. Never follows a redirect. */
export type SendDelivery = (sending: Sending) => Promise<DeliverySent>

/** How long a target may take to answer, in milliseconds; that of destinations. */
const limitMs = 10_000

export function createSendDelivery(fetch: typeof globalThis.fetch): SendDelivery {
  return async ({ address, headers, body }) => {
    const limit = AbortSignal.timeout(limitMs)
    try {
      const answer = await fetch(address, {
        ...{ method: 'POST', redirect: 'manual', signal: limit, headers },
        body: new Uint8Array(body),
      })
      // Nothing of it is read; whoever never ends it must not hold up the next one.
      await answer.body?.cancel().catch(() => {})
      if (answer.ok) return { ok: true, status: answer.status }
      if (answer.status >= 300 && answer.status < 400) return { ok: false, trouble: 'redirected' }
      return { ok: false, trouble: `refused-${answer.status}` }
    } catch {
      return { ok: false, trouble: limit.aborted ? 'timeout' : 'unreachable' }
    }
  }
}
