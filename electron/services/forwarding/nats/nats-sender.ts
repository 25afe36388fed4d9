import { isTrusted, type NatsDestination } from '../../../contract/settings/destinations.ts'
import type { ForwardOutcome } from '../../../core/forwarding/forward-trouble.ts'
import { secretNames } from '../../secrets/secret-names.ts'
import type { Vault } from '../../secrets/vault.ts'
import { addressFault } from '../destination-address.ts'
import { failed, type Sender, taken } from '../sender.ts'
import { type NatsPlace, type OpenNats, openNats } from './nats-connection.ts'
import { createNatsMessages, type NatsMessage, streamSubjects } from './nats-message.ts'
import { ensureStream } from './nats-stream.ts'
import { natsTroubleOf } from './nats-trouble.ts'
import { publishInOrder, publishInRounds } from './publish-batch.ts'

interface Deps {
  readonly vault: Pick<Vault, 'get'>
}

/** Enough to hide the way there and back; what one connection has in memory stays small. */
const eventsAtOnce = 256

/** Publishes into a stream of NATS JetStream: in order over one connection, and each event is taken when it is on its disk. */
export function createNatsSender(destination: NatsDestination, { vault }: Deps): Sender {
  const compose = createNatsMessages(destination)
  const isOrdered = destination.form === 'copy'
  let open: { readonly place: NatsPlace; readonly nats: OpenNats } | null = null

  function placeOf(): NatsPlace | null {
    const address = vault.get(secretNames.destinationAddress(destination.id))
    if (address === undefined || addressFault('nats', address) !== null) return null
    return { address, login: vault.get(secretNames.destinationLogin(destination.id)) ?? null, ca: destination.ca }
  }

  async function close(): Promise<void> {
    const former = open
    open = null
    await former?.nats.connection.close()
  }

  async function connected(): Promise<OpenNats | ForwardOutcome> {
    const place = placeOf()
    if (place === null) return failed('no-address')
    const isSame = open?.place.address === place.address && open.place.login === place.login
    if (open !== null && isSame && !open.nats.connection.isClosed()) return open.nats
    await close()
    const opened = await openNats(place, 'hover-tray')
    if (!opened.ok) return failed(opened.trouble)
    open = { place, nats: opened.nats }
    try {
      await ensureStream(opened.nats.manager, {
        name: destination.stream,
        subjects: [streamSubjects[destination.form]],
      })
      return opened.nats
    } catch (error) {
      await close()
      return failed(await natsTroubleOf(error))
    }
  }

  async function publish(nats: OpenNats, message: NatsMessage, previousId: string | null): Promise<ForwardOutcome> {
    const head = nats.newHeaders()
    head.set('Content-Type', message.contentType)
    // The server itself sees to it that a copy is not stored behind one that it did not take.
    const order = isOrdered && previousId !== null ? { lastMsgID: previousId } : {}
    const expect = { streamName: destination.stream, ...order }
    try {
      await nats.stream.publish(message.subject, message.body, { msgID: message.id, headers: head, expect })
      return taken
    } catch (error) {
      const trouble = await natsTroubleOf(error)
      // JetStream was there when the connection was made: it is the stream that does not take this.
      return failed(trouble === 'no-jetstream' ? 'other-stream' : trouble)
    }
  }

  return {
    room: { events: eventsAtOnce, batches: 1 },
    wantsDelivery: isTrusted(destination),
    async send(batch, signal) {
      const nats = signal.aborted ? failed('unreachable') : await connected()
      if ('ok' in nats) return batch.map(() => nats)
      const end = () => void close()
      signal.addEventListener('abort', end)
      const way = { compose, publish: publish.bind(null, nats), mostBytes: mostBytesOf(nats) }
      const outcomes = await (isOrdered ? publishInOrder : publishInRounds)(batch, way).finally(() =>
        signal.removeEventListener('abort', end),
      )
      // Whatever it was: the next attempt begins with a connection and a look at the stream.
      if (outcomes.some(outcome => !outcome.ok && !ownFaults.includes(outcome.trouble))) await close()
      return outcomes
    },
    close,
  }
}

/** They say nothing about the connection. */
const ownFaults: readonly string[] = ['too-large', 'gone']
const mostBytesOf = ({ connection }: OpenNats): number => (connection.info?.max_payload ?? 0) - headerBytes
/** The server counts headers too. */
const headerBytes = 1024
