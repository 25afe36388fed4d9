import { z } from 'zod'
import type { HttpDestination } from '../../../contract/settings/destinations.ts'
import { parseJson } from '../../../core/json-shape.ts'
import type { Outgoing } from '../../store/queries/outbox/outbox.ts'
import { createCloudEvents } from '../cloud-event.ts'

interface Composed {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** What is sent of an event, unsigned; null when it is not stored any more. */
export function createComposeHttp(destination: HttpDestination): (outgoing: Outgoing) => Promise<Composed | null> {
  if (destination.form === 'raw') return async outgoing => rawOf(outgoing)
  const compose = createCloudEvents()
  return async outgoing => {
    const { contentType, body } = await compose(outgoing, destination.isTrusted)
    return { headers: { 'content-type': contentType }, body }
  }
}

const signedSchema = z.object({ headers: z.record(z.string(), z.string()) })

/** The bytes as they are stored, with the headers that Hover signed: so its signature can be proven again. */
function rawOf({ delivery }: Outgoing): Composed | null {
  if (delivery === null) return null
  const signed = signedSchema.safeParse(parseJson(delivery.signed ?? '')).data?.headers ?? {}
  return { headers: { 'content-type': 'application/json', ...signed }, body: Buffer.from(delivery.body) }
}
