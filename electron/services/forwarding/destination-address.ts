import type { Destination } from '../../contract/settings/destinations.ts'
import { isSafeAddress, unsafeAddress } from '../outgoing/outgoing-address.ts'
import { postgresOrigin, readPostgresAddress } from './postgres/postgres-address.ts'

/** What is wrong with an address for this kind of destination, and what to do; null: nothing. */
export function addressFault(kind: Destination['kind'], address: string): string | null {
  switch (kind) {
    case 'http':
      return isSafeAddress(address) ? null : unsafeAddress
    case 'nats':
      return isSafeOver(address, { safe: ['tls:'], onlyHere: ['nats:'] }) ? null : unsafeNats
    case 'postgres':
      return postgresFault(address)
  }
}

function postgresFault(address: string): string | null {
  const read = readPostgresAddress(address)
  return read.ok ? null : read.fault
}

interface Schemes {
  readonly safe: readonly string[]
  /** What can be listened to, and so is taken on this computer alone. */
  readonly onlyHere: readonly string[]
}

function isSafeOver(address: string, { safe, onlyHere }: Schemes): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return safe.includes(protocol) || (onlyHere.includes(protocol) && loopback.includes(hostname))
}

const loopback: readonly string[] = ['127.0.0.1', 'localhost', '[::1]']

/** Scheme, host and port: without what may be a token, a name or a password. Null: none is kept here. */
export function originOf(address: string | undefined): string | null {
  if (address === undefined) return null
  const read = readPostgresAddress(address)
  if (read.ok) return postgresOrigin(read.address)
  if (!URL.canParse(address)) return null
  const { protocol, host } = new URL(address)
  return `${protocol}//${host}`
}

const unsafeNats = 'Enter an address such as tls://nats.example.com:4222. Plain nats:// is taken only on this computer.'
