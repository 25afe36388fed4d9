import type { NatsDestination } from '../../../contract/settings/destinations.ts'
import type { Outgoing } from '../../store/queries/outbox/outbox.ts'
import { createCloudEvents } from '../cloud-event.ts'

/** What a stream takes: a subject, a text, and the kind of text. */
export interface NatsMessage {
  /** The stream drops what comes with it a second time. */
  readonly id: string
  readonly subject: string
  readonly contentType: string
  readonly body: Buffer
}

/** The subjects of streams that are made here. */
export const streamSubjects = { cloudevents: 'hover.>', copy: 'hover-copy.>' } as const
/** All of them under one, because their order counts. */
const copySubject = 'hover-copy.entries'

/** What is sent of an event; null when it is not stored any more. */
export function createNatsMessages(destination: NatsDestination): (item: Outgoing) => Promise<NatsMessage | null> {
  const { form, isTrusted } = destination
  if (form === 'copy') return async outgoing => copyOf(outgoing)
  const compose = createCloudEvents()
  return async outgoing => {
    const { content } = outgoing
    // Structured mode of the NATS binding (cloudevents/spec, bindings/nats-protocol-binding.md).
    return { id: content.id, subject: subjectOf(content), ...(await compose(outgoing, isTrusted)) }
  }
}

/** The line that an export writes, so that it is taken in as one is. */
function copyOf({ content: { id }, line }: Outgoing): NatsMessage | null {
  if (line === null || line === undefined) return null
  return { id, subject: copySubject, contentType: 'application/json', body: Buffer.from(line.trimEnd()) }
}

/** `hover.<source>.<kind>.<status>`: so that whoever reads can ask for a part. */
function subjectOf({ source, type }: Pick<Outgoing['content'], 'source' | 'type'>): string {
  const [what = '', kind = ''] = type.split('.').toReversed()
  const name = source.split('/').at(-1) ?? ''
  return ['hover', name, kind, what].map(token).join('.')
}

/** Dots, wildcards and spaces mean something to a subject. */
const token = (text: string): string => text.replace(/[^A-Za-z0-9_-]/g, '_') || '_'
