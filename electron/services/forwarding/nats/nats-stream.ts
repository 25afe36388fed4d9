import type { JetStreamManager } from '@nats-io/jetstream'

/** Code of the server's own list (nats-io/nats-server, server/errors.json): there is no such stream. */
const streamNotFound = 10_059

interface Wanted {
  readonly name: string
  /** What it takes when it is made. */
  readonly subjects: readonly string[]
}

/**
 * Makes a stream that is not there: on the disk, kept for ever. One that is there is never altered: how long it keeps what,
 * and on how many servers, is its owner's decision. Rejects with what the client says.
 */
export async function ensureStream(manager: JetStreamManager, { name, subjects }: Wanted): Promise<void> {
  const { JetStreamApiError, StorageType } = await import('@nats-io/jetstream')
  try {
    await manager.streams.info(name)
  } catch (error) {
    if (!(error instanceof JetStreamApiError) || error.code !== streamNotFound) throw error
    await manager.streams.add({ name, subjects: [...subjects], storage: StorageType.File })
  }
}
