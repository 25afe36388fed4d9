import { Socket } from 'node:net'
import type { Client, QueryResult } from 'pg'
import { databaseTrouble } from '../../../core/forwarding/database-trouble.ts'
import type { ForwardTrouble } from '../../../core/forwarding/forward-trouble.ts'
import { type PostgresAddress, tlsOf } from './postgres-address.ts'

/** What went wrong, without the server's own words: they may hold what was sent. */
export class PostgresError extends Error {
  readonly trouble: ForwardTrouble
  /** Null: the server did not answer. */
  readonly sqlState: string | null

  constructor(trouble: ForwardTrouble, sqlState: string | null = null) {
    super(trouble)
    this.trouble = trouble
    this.sqlState = sqlState
  }
}

export interface PostgresConnection {
  /** False: it broke, or was ended. */
  isOpen(): boolean
  /** Throws PostgresError. */
  query(sql: string, values?: readonly string[]): Promise<QueryResult>
  /** At once: what is under way fails with this. */
  destroy(trouble: ForwardTrouble): void
  /** Takes leave, so that the server's log has nothing to complain of; what is under way fails. Waits for nothing. */
  end(): void
}

/** Connects, unless the signal ends that. Throws PostgresError. */
export async function connectPostgres(address: PostgresAddress, limit: AbortSignal): Promise<PostgresConnection> {
  if (limit.aborted) throw new PostgresError('unreachable')
  // Loaded with the first event: most apps have no destination.
  const { default: pg } = await import('pg')
  const socket = new Socket()
  const seen: Seen = { isPlain: false, isPasswordMissing: false, end: null }
  const client: Client = new pg.Client(settingsOf(address, socket, seen))
  const noteEnd = (trouble: ForwardTrouble): void => {
    seen.end ??= trouble
  }
  client.on('error', () => noteEnd('going-away'))
  client.on('end', () => noteEnd('going-away'))
  const destroy = (trouble: ForwardTrouble): void => {
    noteEnd(trouble)
    socket.destroy()
  }
  const failure = (error: unknown): PostgresError =>
    error instanceof pg.DatabaseError && error.code !== undefined
      ? new PostgresError(databaseTrouble(error.code), error.code)
      : new PostgresError(troubleOnTheWay(error, seen))

  const abort = (): void => destroy('unreachable')
  limit.addEventListener('abort', abort)
  try {
    await client.connect()
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) seen.end = 'unreachable'
    socket.destroy()
    throw failure(error)
  } finally {
    limit.removeEventListener('abort', abort)
  }
  return {
    isOpen: () => seen.end === null,
    async query(sql, values) {
      if (seen.end !== null) throw new PostgresError(seen.end)
      try {
        return await client.query(sql, values === undefined ? undefined : [...values])
      } catch (error) {
        throw failure(error)
      }
    },
    destroy,
    end() {
      noteEnd('going-away')
      socket.unref()
      client.end().catch(() => {})
    },
  }
}

/** What is known of a connection beside the errors of the library, which have no codes of their own. */
interface Seen {
  /** The server answered that it has no TLS. */
  isPlain: boolean
  /** The server asked for a password, and there is none. */
  isPasswordMissing: boolean
  /** Why it ended; null: it did not. */
  end: ForwardTrouble | null
}

function troubleOnTheWay(error: unknown, { isPlain, isPasswordMissing, end }: Seen): ForwardTrouble {
  if (isPasswordMissing) return 'login-refused'
  if (isPlain) return 'no-tls'
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return isOfCertificate(code) ? 'bad-certificate' : (end ?? 'unreachable')
}

function settingsOf(address: PostgresAddress, socket: Socket, seen: Seen) {
  const { host, port, user, password, database, options, isDirectTls } = address
  const ssl = readTls(address)
  // The first byte of an answer to the request for TLS: N is no.
  if (ssl !== null)
    socket.once('data', bytes => {
      seen.isPlain = bytes[0] === 0x4e
    })
  return {
    ...{ host, port, user, database, ssl: ssl ?? false, stream: () => socket },
    ...(options !== null && { options }),
    ...(ssl !== null && isDirectTls && { sslnegotiation: 'direct' as const }),
    ...{ application_name: 'hover-tray', keepAlive: true },
    // A function, so that no file of passwords is looked into.
    password: async () => {
      seen.isPasswordMissing = password === ''
      return password
    },
  }
}

function readTls(address: PostgresAddress) {
  try {
    return tlsOf(address)
  } catch {
    throw new PostgresError('bad-certificate')
  }
}

/** Codes of OpenSSL's verification and of Node's (nodejs.org/api/tls.html#x509-certificate-error-codes). */
function isOfCertificate(code: string): boolean {
  return /CERT|SIGNATURE|^ERR_TLS|^ERR_SSL|^ERR_OSSL|^HOSTNAME_MISMATCH$|^INVALID_CA$|^PATH_LENGTH/.test(code)
}
