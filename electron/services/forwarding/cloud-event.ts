import { parseJson, withoutByteOrderMark } from '../../core/json-shape.ts'
import type { Outgoing } from '../store/queries/outbox/outbox.ts'

/** A CloudEvent in structured mode: one JSON text with everything in it, so that a signature covers the attributes too. */
interface StructuredEvent {
  readonly contentType: string
  readonly body: Buffer
}

/** `isTrusted`: with the delivery as it is stored. */
export type ComposeCloudEvent = (outgoing: Outgoing, isTrusted: boolean) => Promise<StructuredEvent>

/** Its library is loaded with the first event: that takes tens of milliseconds, and most apps have no destination. */
export function createCloudEvents(): ComposeCloudEvent {
  let loading: Promise<typeof import('cloudevents')> | null = null
  return async ({ content, delivery }, isTrusted) => {
    loading ??= import('cloudevents')
    const { CloudEvent, HTTP } = await loading
    const data = isTrusted && delivery !== null ? { ...content.data, body: bodyOf(delivery) } : content.data
    const message = HTTP.structured(new CloudEvent({ ...content, datacontenttype: 'application/json', data }))
    return { contentType: String(message.headers['content-type']), body: Buffer.from(String(message.body)) }
  }
}

/** As JSON where it is some, so that nobody has to parse it twice. */
function bodyOf({ body }: Pick<NonNullable<Outgoing['delivery']>, 'body'>): unknown {
  const text = Buffer.from(body).toString('utf8')
  return parseJson(withoutByteOrderMark(text)) ?? text
}
