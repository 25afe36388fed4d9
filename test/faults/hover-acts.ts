import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { PracticeHover } from '../../electron/services/practice/server.ts'
import { sign } from '../../electron/services/receiving/gates/hover-signing.ts'

interface Deps {
  readonly hover: PracticeHover
  readonly hoverUrl: string
  /** The time at Hover, in milliseconds since 1970. */
  readonly now: () => number
}

const tokenSchema = z.object({ access_token: z.string() })

/** What happens at Hover, of itself or by another program of the organization. */
export function createHoverActs({ hover, hoverUrl, now }: Deps) {
  return {
    /** A job fails at Hover, and a signed event tells of it. Its id. */
    async failJob(): Promise<number> {
      const id = randomBytes(4).readUInt32BE()
      hover.jobs.create(id, 'Roof', null)
      hover.jobs.setState(id, 'failed')
      await hover.webhooks.deliverEvent({ event: 'job-state-changed-v2', job_id: id, state: 'failed' })
      return id
    },
    /** An event that Hover posts for this one of its webhooks. */
    async postSigned(webhookId: number): Promise<void> {
      const row = hover.webhooks.rows().find(({ id }) => id === webhookId)
      if (row === undefined) throw new Error('Hover has no such webhook.')
      const event = { event: 'job-state-changed-v2', job_id: 7, state: 'uploading', webhook_id: webhookId }
      const body = Buffer.from(JSON.stringify(event))
      const date = new Date(now()).toUTCString()
      const url = new URL(row.url)
      const signing = { secret: row.hmac_secret, body, path: url.pathname, date, contentType: 'application/json' }
      const signature = `sha256=${webhookId}:${sign({ ...signing, algorithm: 'sha256' })}`
      const headers = { 'content-type': 'application/json', date, 'hover-signature-256': signature }
      const answer = await fetch(url, { method: 'POST', headers, body })
      await answer.arrayBuffer()
    },
    /** Another program of the same organization calls Hover. */
    async callHover(method: string, path: string, json: unknown = {}): Promise<unknown> {
      const { clientId, clientSecret } = hover.credentials.org
      const call = async (verb: string, at: string, body: unknown, token = ''): Promise<unknown> => {
        const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
        const answer = await fetch(`${hoverUrl}${at}`, { method: verb, headers, body: JSON.stringify(body) })
        const text = await answer.text()
        return text === '' ? null : JSON.parse(text)
      }
      const code = hover.authorizeCode()
      const grant = { grant_type: 'authorization_code', code, redirect_uri: 'https://hover.to' }
      const client = { client_id: clientId, client_secret: clientSecret }
      const { access_token } = tokenSchema.parse(await call('POST', '/oauth/token', { ...grant, ...client }))
      return call(method, path, json, access_token)
    },
  }
}
