import type { JetStreamClient, JetStreamManager } from '@nats-io/jetstream'
import type { ConnectionOptions, MsgHdrs, NatsConnection } from '@nats-io/transport-node'
import type { ForwardTrouble } from '../../../core/forwarding/forward-trouble.ts'
import { natsTroubleOf } from './nats-trouble.ts'

/** What is needed to reach a NATS server. */
export interface NatsPlace {
  /** `tls://host:4222`, or `nats://` on this computer; with `name:password@` or `token@` in front of the host. */
  readonly address: string
  /** The text of a credentials file (a JWT and the seed of its key); null: the address says who it is. */
  readonly login: string | null
  /** Certificates in PEM of whoever vouches for the server; null: those that this computer trusts. */
  readonly ca: string | null
}

export interface OpenNats {
  readonly connection: NatsConnection
  readonly stream: JetStreamClient
  readonly manager: JetStreamManager
  readonly newHeaders: () => MsgHdrs
}

export type NatsOpened =
  | { readonly ok: true; readonly nats: OpenNats }
  | { readonly ok: false; readonly trouble: ForwardTrouble }

/** How long a server may take for an answer, in milliseconds. */
const natsLimitMs = 10_000

/**
 * Connects once. The client would connect again by itself, for ever; whoever uses it decides about that here, so a
 * connection that is lost is over.
 */
export async function openNats(place: NatsPlace, name: string): Promise<NatsOpened> {
  // Loaded with the first connection: most apps have none.
  const [{ connect, headers }, { jetstream, jetstreamManager }] = await Promise.all([
    import('@nats-io/transport-node'),
    import('@nats-io/jetstream'),
  ])
  try {
    const connection = await connect({ ...(await optionsOf(place)), name })
    try {
      const manager = await jetstreamManager(connection, { timeout: natsLimitMs })
      const stream = jetstream(connection, { timeout: natsLimitMs })
      return { ok: true, nats: { connection, manager, stream, newHeaders: headers } }
    } catch (error) {
      await connection.close()
      return { ok: false, trouble: await natsTroubleOf(error) }
    }
  } catch (error) {
    return { ok: false, trouble: await natsTroubleOf(error) }
  }
}

async function optionsOf({ address, login, ca }: NatsPlace): Promise<ConnectionOptions> {
  const { hostname, port, protocol, username, password } = new URL(address)
  const { credsAuthenticator } = await import('@nats-io/transport-node')
  const [name, word] = [username, password].map(decodeURIComponent)
  return {
    servers: `${hostname}:${port === '' ? '4222' : port}`,
    ...{
      reconnect: false,
      ignoreClusterUpdates: true,
      noAsyncTraces: true,
      timeout: natsLimitMs,
      pingInterval: 10_000,
      maxPingOut: 2,
    },
    // With this set, a server without TLS is refused before anything is said to it.
    ...(protocol === 'tls:' && { tls: ca === null ? {} : { ca } }),
    ...(login !== null
      ? { authenticator: credsAuthenticator(Buffer.from(login)) }
      : word !== undefined && word !== ''
        ? { user: name ?? '', pass: word }
        : name !== undefined && name !== '' && { token: name }),
  }
}
