import { z } from 'zod'
import type { Destination } from '../../contract/destinations.ts'
import { parseJson } from '../../core/json-shape.ts'
import type { Outgoing } from '../store/queries/outbox.ts'

export interface Composed {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** What is sent of an event, unsigned; null when it is not stored any more. */
export async function composeEvent(destination: Destination, outgoing: Outgoing): Promise<Composed | null> {
  return destination.form === 'raw' ? rawOf(outgoing) : cloudEventOf(outgoing, destination.isTrusted)
}

/** Structured mode: one JSON text with everything in it, so that the signature covers the attributes too. */
async function cloudEventOf({ content, delivery }: Outgoing, isTrusted: boolean): Promise<Composed> {
  // Loaded with the first event: loading it takes tens of milliseconds, and most apps have no destination.
  const { CloudEvent, HTTP } = await import('cloudevents')
  const data = isTrusted && delivery !== null ? { ...content.data, body: bodyOf(delivery) } : content.data
  const message = HTTP.structured(new CloudEvent({ ...content, datacontenttype: 'application/json', data }))
  return {
    headers: { 'content-type': String(message.headers['content-type']) },
    body: Buffer.from(String(message.body)),
  }
}

/** As JSON where it is some, so that nobody has to parse it twice. */
function bodyOf({ body }: Pick<NonNullable<Outgoing['delivery']>, 'body'>): unknown {
  const text = Buffer.from(body).toString('utf8')
  return parseJson(text) ?? text
}

const signedSchema = z.object({ headers: z.record(z.string(), z.string()) })

/** The bytes as they are stored, with the headers that Hover signed: so its signature can be proven again. */
function rawOf({ delivery }: Outgoing): Composed | null {
  if (delivery === null) return null
  const signed = signedSchema.safeParse(parseJson(delivery.signed ?? '')).data?.headers ?? {}
  return { headers: { 'content-type': 'application/json', ...signed }, body: Buffer.from(delivery.body) }
}
