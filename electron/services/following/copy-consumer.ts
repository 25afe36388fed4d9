import type { JetStreamManager } from '@nats-io/jetstream'
import type { Following } from '../../contract/settings/following.ts'

/** Code of the server's own list (nats-io/nats-server, server/errors.json): there is no such consumer. */
const consumerNotFound = 10_014
/** So much may be on its way and unconfirmed. */
const mostUnconfirmed = 2_000

/**
 * Lets the consumer go on behind what is here, and returns how much it has sent so far. Where it is elsewhere it is made
 * anew: some of what it sent was not confirmed, or this folder is empty, came from a backup, or is not the only one.
 */
export async function ensureConsumer(
  manager: JetStreamManager,
  { stream, name }: Following,
  through: number,
): Promise<number> {
  const { AckPolicy, DeliverPolicy, JetStreamApiError } = await import('@nats-io/jetstream')
  try {
    const { num_ack_pending, ack_floor, delivered } = await manager.consumers.info(stream, name)
    if (num_ack_pending === 0 && ack_floor.stream_seq === through) return delivered.consumer_seq
    await manager.consumers.delete(stream, name)
  } catch (error) {
    if (!(error instanceof JetStreamApiError) || error.code !== consumerNotFound) throw error
  }
  const config = { durable_name: name, ack_policy: AckPolicy.All, max_ack_pending: mostUnconfirmed }
  const from = { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: through + 1 }
  await manager.consumers.add(stream, { ...config, ...from })
  return 0
}
