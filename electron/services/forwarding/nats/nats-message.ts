import type { NatsDestination } from '../../../contract/destinations.ts'
import type { Outgoing } from '../../store/queries/outbox.ts'
import { createCloudEvents } from '../cloud-event.ts'

/** What a stream takes: a subject, a text, and the kind of text. */
export interface NatsMessage {
  /** The stream drops what comes with it a second time. */
  readonly id: string
  readonly subject: string
  readonly contentType: string
  readonly body: Buffer
}

/** The subjects of a stream that is made here. */
export const eventSubjects = ['hover.>'] as const

/** What is sent of an event; null when it is not stored any more. */
export function createNatsMessages({ isTrusted }: NatsDestination): (item: Outgoing) => Promise<NatsMessage | null> {
  const compose = createCloudEvents()
  return async outgoing => {
    const { content } = outgoing
    // Structured mode of the NATS binding (cloudevents/spec, bindings/nats-protocol-binding.md).
    return { id: content.id, subject: subjectOf(content), ...(await compose(outgoing, isTrusted)) }
  }
}

/** `hover.<source>.<kind>.<status>`: so that whoever reads can ask for a part. */
function subjectOf({ source, type }: Pick<Outgoing['content'], 'source' | 'type'>): string {
  const [what = '', kind = ''] = type.split('.').toReversed()
  const name = source.split('/').at(-1) ?? ''
  return ['hover', name, kind, what].map(token).join('.')
}

/** Dots, wildcards and spaces mean something to a subject. */
const token = (text: string): string => text.replace(/[^A-Za-z0-9_-]/g, '_') || '_'
