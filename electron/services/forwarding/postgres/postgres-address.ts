import { readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import type { ConnectionOptions } from 'node:tls'

/** How a connection is encrypted, in libpq's words (postgresql.org/docs/current/libpq-ssl.html). */
type Encryption = 'none' | 'require' | 'verify-ca' | 'verify-full'

/** What a connection string says. */
export interface PostgresAddress {
  /** A name, an IP address, or the folder of a Unix socket. */
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
  readonly encryption: Encryption
  /** Files in PEM format; null: none is named. */
  readonly files: { readonly ca: string | null; readonly cert: string | null; readonly key: string | null }
  readonly isDirectTls: boolean
  /** Settings for the server, such as `-c role=reporter`. */
  readonly options: string | null
}

export type ReadAddress =
  | { readonly ok: true; readonly address: PostgresAddress }
  | { readonly ok: false; readonly fault: string }

// postgresql://user:password@host:port/database?name=value, as libpq-connect describes it; one host.
const form =
  /^postgres(?:ql)?:\/\/(?:([^:@/?#]*)(?::([^@/?#]*))?@)?(\[[^\]]*\]|[^:/?#,@[\]]*)(?::(\d{1,5}))?(?:\/([^?#/@]*))?(?:\?([^#]*))?$/

/** The environment and its files, such as PGHOST or .pgpass, decide nothing: what is sent where is what the string says. */
export function readPostgresAddress(text: string): ReadAddress {
  const found = form.exec(text)
  if (found === null) return { ok: false, fault: noPostgres }
  try {
    return addressOf(found.slice(1).map(part => part ?? ''))
  } catch {
    return { ok: false, fault: noPostgres }
  }
}

/** Throws for a percent sign that begins no character. */
function addressOf(parts: readonly string[]): ReadAddress {
  const [user = '', password = '', host = '', port = '', database = '', query = ''] = parts
  const named = new URLSearchParams(query)
  const part = (name: string, written: string): string => named.get(name) ?? decodeURIComponent(written)
  const where = part('host', host).replace(/^\[(.*)\]$/, '$1') || 'localhost'
  const mode = encryptionOf(named, isHere(where))
  if (!mode.ok) return mode
  const portNumber = Number(part('port', port) || 5432)
  if (!Number.isInteger(portNumber) || portNumber < 1 || portNumber > 65_535) return { ok: false, fault: noPostgres }
  const login = part('user', user) || userInfo().username
  const address: PostgresAddress = {
    ...{ host: where, port: portNumber, user: login, password: part('password', password) },
    ...{ database: part('dbname', database) || login, encryption: mode.encryption, options: named.get('options') },
    files: { ca: named.get('sslrootcert'), cert: named.get('sslcert'), key: named.get('sslkey') },
    isDirectTls: named.get('sslnegotiation') === 'direct',
  }
  return { ok: true, address }
}

type Chosen = { readonly ok: true; readonly encryption: Encryption } | Extract<ReadAddress, { readonly ok: false }>

/** Where nothing is said, the safest: nothing goes to another computer in the clear. */
function encryptionOf(named: URLSearchParams, here: boolean): Chosen {
  const mode = named.get('sslmode')
  switch (mode) {
    case null:
      return { ok: true, encryption: here ? 'none' : 'verify-full' }
    case 'disable':
    case 'allow':
    case 'prefer':
      return here ? { ok: true, encryption: 'none' } : { ok: false, fault: notEncrypted }
    case 'require':
      // As in libpq: with a certificate at hand it is looked at.
      return { ok: true, encryption: named.has('sslrootcert') ? 'verify-ca' : 'require' }
    case 'verify-ca':
      return named.has('sslrootcert') ? { ok: true, encryption: mode } : { ok: false, fault: noAuthority }
    case 'verify-full':
      return { ok: true, encryption: mode }
    default:
      return { ok: false, fault: unknownMode }
  }
}

/** On this computer, or through a socket of its file system. */
function isHere(host: string): boolean {
  return host.startsWith('/') || ['localhost', '127.0.0.1', '::1'].includes(host)
}

/** Scheme, host and port, without names and passwords. */
export function postgresOrigin({ host, port }: PostgresAddress): string {
  return `postgresql://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** For Node's TLS; null: not encrypted. Throws when a file cannot be read. */
export function tlsOf({ encryption, files }: PostgresAddress): ConnectionOptions | null {
  if (encryption === 'none') return null
  const read = (file: string | null): string | undefined => (file === null ? undefined : readFileSync(file, 'utf8'))
  const [ca, cert, key] = [read(files.ca), read(files.cert), read(files.key)]
  return {
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
    rejectUnauthorized: encryption !== 'require',
    ...(encryption === 'verify-ca' && { checkServerIdentity: () => undefined }),
  }
}

const noPostgres =
  'Enter an address such as postgresql://name:password@db.example.com:5432/reports?sslmode=verify-full. ' +
  'In the name and the password, write what is no letter or digit as %XX.'
const notEncrypted =
  'To another computer the connection has to be encrypted: write sslmode=verify-full, or require, into the address.'
const noAuthority =
  'sslmode=verify-ca needs sslrootcert=FILE, the certificate of your authority. verify-full does without.'
const unknownMode = 'sslmode has to be disable (on this computer alone), require, verify-ca or verify-full.'
