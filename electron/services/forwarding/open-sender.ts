import type { Destination } from '../../contract/destinations.ts'
import { isTrusted } from '../../contract/destinations.ts'
import type { Vault } from '../secrets/vault.ts'
import { createHttpSender } from './http/http-sender.ts'
import { createPostgresSender } from './postgres/postgres-sender.ts'
import { failed, type OpenSender, type Sender } from './sender.ts'

interface Deps {
  readonly vault: Pick<Vault, 'get'>
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** One adapter for each kind of destination. */
export function createOpenSender(deps: Deps): OpenSender {
  return destination => {
    switch (destination.kind) {
      case 'http':
        return createHttpSender(destination, deps)
      case 'nats':
        return unknownSender(destination)
      case 'postgres':
        return createPostgresSender(destination, deps)
    }
  }
}

/** Of a kind that this version can read but not yet send to. */
function unknownSender(destination: Destination): Sender {
  return {
    room: { events: 1, batches: 1 },
    wantsDelivery: isTrusted(destination),
    send: async batch => batch.map(() => failed('no-address')),
    close: async () => {},
  }
}
