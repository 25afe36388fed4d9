import type { Consumer, JsMsg } from '@nats-io/jetstream'
import type { Following } from '../../contract/settings/following.ts'
import type { ForwardTrouble } from '../../core/forwarding/forward-trouble.ts'
import { addressFault } from '../forwarding/destination-address.ts'
import { type OpenNats, openNats } from '../forwarding/nats/nats-connection.ts'
import { natsTroubleOf } from '../forwarding/nats/nats-trouble.ts'
import { secretNames } from '../secrets/secret-names.ts'
import type { Vault } from '../secrets/vault.ts'
import { ensureConsumer } from './copy-consumer.ts'
import type { BatchRead, CopiedBatch, CopyStream } from './copy-stream.ts'

interface Deps {
  readonly following: Following
  readonly vault: Pick<Vault, 'get'>
  /** Up to which position of a stream everything is here already. */
  readonly through: (stream: string) => Promise<number>
}

interface Reading {
  readonly nats: OpenNats
  /** The name of the stream, and when it was made: positions in one of the same name made later are others. */
  readonly stream: string
  readonly arrivals: Arrivals
  /** By the count of what the server has sent by this consumer. */
  delivered: number
}

const linesAtOnce = 500

/**
 * Reads a stream of NATS JetStream by a durable consumer: the server remembers how far this engine is. What was not
 * confirmed comes again, and before what follows it, because the order counts.
 */
export function createNatsCopies({ following, vault, through }: Deps): CopyStream {
  let open: Reading | null = null

  async function close(): Promise<void> {
    const former = open
    open = null
    await former?.nats.connection.close()
  }

  async function connect(): Promise<Reading | ForwardTrouble> {
    if (open !== null && !open.arrivals.isOver()) return open
    await close()
    const address = vault.get(secretNames.followedAddress)
    if (address === undefined || addressFault('nats', address) !== null) return 'no-address'
    const login = vault.get(secretNames.followedLogin) ?? null
    const opened = await openNats({ address, login, ca: following.ca }, 'hover-tray follower')
    if (!opened.ok) return opened.trouble
    try {
      open = await begin(opened.nats)
      return open
    } catch (error) {
      await opened.nats.connection.close()
      throw error
    }
  }

  async function begin(nats: OpenNats): Promise<Reading> {
    const { created } = await nats.manager.streams.info(following.stream)
    const stream = `${following.stream} ${created}`
    const delivered = await ensureConsumer(nats.manager, following, await through(stream))
    const consumer = await nats.stream.consumers.get(following.stream, following.name)
    return { nats, stream, delivered, arrivals: await gather(consumer) }
  }

  async function take(reading: Reading, signal: AbortSignal): Promise<CopiedBatch | ForwardTrouble> {
    const came = await reading.arrivals.some(signal)
    const gap = came.findIndex(({ info }, n) => info.deliverySequence !== reading.delivered + 1 + n)
    const messages = gap === -1 ? came : came.slice(0, gap)
    reading.delivered += messages.length
    // Something that was sent did not come here: the next connection begins behind what is here.
    if (gap !== -1) reading.arrivals.end()
    const last = messages.at(-1)
    if (last === undefined) return 'unreachable'
    // The last one confirms those before it, too.
    const confirm = async () => void (await last.ackAck())
    return { lines: messages.map(lineOf), from: { stream: reading.stream, through: last.seq }, confirm }
  }

  return {
    async read(signal): Promise<BatchRead> {
      const end = () => void close()
      signal.addEventListener('abort', end)
      try {
        const reading = signal.aborted ? 'unreachable' : await connect()
        const batch = typeof reading === 'string' ? reading : await take(reading, signal)
        return typeof batch === 'string' ? { ok: false, trouble: batch } : { ok: true, batch }
      } catch (error) {
        await close()
        return { ok: false, trouble: await natsTroubleOf(error) }
      } finally {
        signal.removeEventListener('abort', end)
      }
    },
    close,
  }
}

/** Whoever put it there without an id gave it a place of its own all the same. */
const lineOf = (message: JsMsg) => ({
  id: message.headers?.get('Nats-Msg-Id') || `at ${message.seq}`,
  line: message.string(),
})

interface Arrivals {
  /** Waits until something came, and takes a part of it; empty: nothing comes any more, or the signal says so. */
  some(signal: AbortSignal): Promise<readonly JsMsg[]>
  end(): void
  isOver(): boolean
}

/** What comes by a consumer while nobody looks; the client asks for no more than it was told to hold. */
async function gather(consumer: Consumer): Promise<Arrivals> {
  const waiting: JsMsg[] = []
  let isOver = false
  let wake = () => {}
  const messages = await consumer.consume({
    ...{ max_messages: linesAtOnce, abort_on_missing_resource: true },
    callback: message => {
      waiting.push(message)
      wake()
    },
  })
  const end = () => {
    isOver = true
    wake()
  }
  messages.closed().then(end, end)
  return {
    async some(signal) {
      if (waiting.length === 0 && !isOver && !signal.aborted)
        await new Promise<void>(resolve => {
          wake = resolve
          signal.addEventListener('abort', () => resolve(), { once: true })
        })
      return waiting.splice(0, linesAtOnce)
    },
    end,
    isOver: () => isOver && waiting.length === 0,
  }
}
