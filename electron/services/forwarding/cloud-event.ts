import { parseJson } from '../../core/json-shape.ts'
import type { Outgoing } from '../store/queries/outbox.ts'

/** A CloudEvent in structured mode: one JSON text with everything in it, so that a signature covers the attributes too. */
export interface StructuredEvent {
  readonly contentType: string
  readonly body: Buffer
}

/** `isTrusted`: with the delivery as it is stored. */
export async function cloudEventOf({ content, delivery }: Outgoing, isTrusted: boolean): Promise<StructuredEvent> {
  // Loaded with the first event: loading it takes tens of milliseconds, and most apps have no destination.
  const { CloudEvent, HTTP } = await import('cloudevents')
  const data = isTrusted && delivery !== null ? { ...content.data, body: bodyOf(delivery) } : content.data
  const message = HTTP.structured(new CloudEvent({ ...content, datacontenttype: 'application/json', data }))
  return { contentType: String(message.headers['content-type']), body: Buffer.from(String(message.body)) }
}

/** As JSON where it is some, so that nobody has to parse it twice. */
function bodyOf({ body }: Pick<NonNullable<Outgoing['delivery']>, 'body'>): unknown {
  const text = Buffer.from(body).toString('utf8')
  return parseJson(text) ?? text
}
