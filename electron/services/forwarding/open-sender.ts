import type { Vault } from '../secrets/vault.ts'
import { createHttpSender } from './http/http-sender.ts'
import { createNatsSender } from './nats/nats-sender.ts'
import { createPostgresSender } from './postgres/postgres-sender.ts'
import type { OpenSender } from './sender.ts'

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
        return createNatsSender(destination, deps)
      case 'postgres':
        return createPostgresSender(destination, deps)
    }
  }
}
