import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { parseJson } from '../../core/json-shape.ts'
import type { Done } from '../sources/sources.ts'
import { actDoneSchema } from './engine-acts.ts'
import type { EngineAddress } from './engine-client.ts'

export const renewWebhookPath = '/renew-webhook'

/** Lets the running engine renew the webhook of an organization; null when none answers there. */
export function renewWebhookThrough(address: EngineAddress, sourceId: string): Promise<Done<null> | null> {
  return new Promise(resolve => {
    const path = `${renewWebhookPath}?source=${encodeURIComponent(sourceId)}`
    const call = request({
      ...{ host: '127.0.0.1', port: address.port, path, method: 'POST', agent: false },
      headers: { 'x-engine-key': address.key },
    })
    call.once('error', () => resolve(null))
    call.once('response', response => {
      text(response).then(
        body => resolve(actDoneSchema.safeParse(parseJson(body)).data ?? null),
        () => resolve(null),
      )
    })
    call.end()
  })
}
