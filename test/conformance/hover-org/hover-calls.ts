import type { PracticeHover } from '../../../electron/services/practice/server.ts'
import { sign } from '../../../electron/services/receiving/gates/hover-signing.ts'

interface Deps {
  readonly hover: PracticeHover
  readonly baseUrl: string
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** What others do at Hover: another tool of the same organization, and Hover itself when it signs an event. */
export function createHoverCalls({ hover, baseUrl, now }: Deps) {
  /** A token of its own for calls that are not the engine's. */
  async function hoverToken(): Promise<string> {
    const token = await fetch(`${baseUrl}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'authorization_code',
        code: hover.authorizeCode(),
        redirect_uri: 'https://hover.to',
        client_id: hover.credentials.org.clientId,
        client_secret: hover.credentials.org.clientSecret,
      }),
    })
    const { access_token } = (await token.json()) as { access_token: string }
    return access_token
  }

  return {
    hoverToken,
    /** Calls Hover as another tool of the same organization. */
    async callHover(path: string, method = 'GET', json?: unknown, ownToken?: string) {
      const access_token = ownToken ?? (await hoverToken())
      return fetch(`${baseUrl}${path}`, {
        method,
        headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      })
    },
    /** An event as Hover would post it now for one of its webhooks: body and headers. */
    signedBy(row: { readonly id: number; readonly hmac_secret: string }, event: object) {
      const body = JSON.stringify({ ...event, webhook_id: row.id })
      const date = new Date(now()).toUTCString()
      const parts = { secret: row.hmac_secret, body: Buffer.from(body), path: '/hooks/hover', date }
      const signature = sign({ ...parts, contentType: 'application/json', algorithm: 'sha256' })
      const headers = {
        'content-type': 'application/json',
        date,
        'hover-signature-256': `sha256=${row.id}:${signature}`,
      }
      return [body, headers] as const
    },
  }
}
