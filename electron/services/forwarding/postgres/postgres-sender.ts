import type { PostgresDestination } from '../../../contract/settings/destinations.ts'
import { isOfOneEvent } from '../../../core/forwarding/database-trouble.ts'
import { secretNames } from '../../secrets/secret-names.ts'
import type { Vault } from '../../secrets/vault.ts'
import type { Outgoing } from '../../store/queries/outbox/outbox.ts'
import type { Sender } from '../sender.ts'
import { bringSchema } from './bring-schema.ts'
import { readPostgresAddress } from './postgres-address.ts'
import { connectPostgres, type PostgresConnection, PostgresError } from './postgres-connection.ts'
import { reportingRows } from './reporting-rows.ts'
import { writeByHalves } from './write-by-halves.ts'
import { writeRows } from './write-rows.ts'

interface Deps {
  readonly vault: Pick<Vault, 'get'>
}

/** How long one transaction may take, with connecting before it, in milliseconds. */
const limitMs = 30_000
/** What PostgreSQL takes in one transaction: each costs it a flush of its disk. */
const mostEvents = 500

/**
 * Writes each batch in one transaction of the database. What was written before is known by its event id, so whatever is
 * sent again, in whatever order, changes nothing.
 */
export function createPostgresSender(destination: PostgresDestination, { vault }: Deps): Sender {
  const { id, schema, isTrusted } = destination
  let known: { readonly to: string; readonly connection: PostgresConnection } | null = null

  function disconnect(): void {
    known?.connection.end()
    known = null
  }

  async function connect(limit: AbortSignal): Promise<PostgresConnection> {
    const to = vault.get(secretNames.destinationAddress(id)) ?? ''
    if (known?.to === to && known.connection.isOpen()) return known.connection
    disconnect()
    const read = readPostgresAddress(to)
    if (!read.ok) throw new PostgresError('no-address')
    const connection = await connectPostgres(read.address, limit)
    known = { to, connection }
    await bringSchema(connection, schema)
    return connection
  }

  /** Null: all of it is written; otherwise nothing. */
  async function attempt(batch: readonly Outgoing[], signal: AbortSignal): Promise<PostgresError | null> {
    const timeout = AbortSignal.timeout(limitMs)
    const limit = AbortSignal.any([signal, timeout])
    const over = Promise.withResolvers<never>()
    const end = (): void => {
      const trouble = timeout.aborted ? 'slow' : 'going-away'
      known?.connection.destroy(trouble)
      over.reject(new PostgresError(known === null ? 'unreachable' : trouble))
    }
    limit.addEventListener('abort', end)
    try {
      // Whatever the library still waits for then: all that comes later would wait with it, for good.
      await Promise.race([write(batch, limit), over.promise])
      return null
    } catch (error) {
      if (!(error instanceof PostgresError)) throw error
      if (!(await isUsable(error))) disconnect()
      return error
    } finally {
      limit.removeEventListener('abort', end)
    }
  }

  async function write(batch: readonly Outgoing[], limit: AbortSignal): Promise<void> {
    await writeRows(await connect(limit), schema, reportingRows(batch))
  }

  /** After what was refused of one event the connection serves the others. */
  async function isUsable({ sqlState }: PostgresError): Promise<boolean> {
    if (known === null || sqlState === null || !isOfOneEvent(sqlState)) return false
    try {
      await known.connection.query('ROLLBACK')
      return true
    } catch {
      return false
    }
  }

  return {
    room: { events: mostEvents, batches: 1 },
    wantsDelivery: isTrusted,
    send: (batch, signal) => writeByHalves(batch, part => attempt(part, signal)),
    close: async () => disconnect(),
  }
}
