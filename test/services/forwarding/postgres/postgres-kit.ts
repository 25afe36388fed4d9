import { onTestFinished } from 'vitest'
import { type Destination, destinationSchema } from '../../../../electron/contract/settings/destinations.ts'
import type { ForwardOutcome } from '../../../../electron/core/forwarding/forward-trouble.ts'
import { createOpenSender } from '../../../../electron/services/forwarding/open-sender.ts'
import type { Outgoing } from '../../../../electron/services/store/queries/outbox/outbox.ts'
import type { PostgresServer } from '../../../servers/postgres-server.ts'
import { vaultOf } from '../forwarding-kit.ts'

export const reports = (wanted: object = {}): Destination =>
  destinationSchema.parse({ id: 'books', name: 'Reports', kind: 'postgres', form: 'tables', ...wanted })

let databases = 0

/** An empty database of its own for a test. */
export async function newDatabase(server: PostgresServer, more = ''): Promise<string> {
  databases += 1
  const name = `reports_${databases}`
  await server.ask('postgres', `CREATE DATABASE ${name} ${more}`)
  return name
}

/** Sends as the loop does; says what became of each event, as a word. */
export function senderTo(address: string | { readonly books: string }, wanted: object = {}) {
  const addresses = typeof address === 'string' ? { books: address } : address
  const sender = createOpenSender({ vault: vaultOf(addresses), now: Date.now })(reports(wanted))
  onTestFinished(() => sender.close())
  return async (batch: readonly Outgoing[], signal = new AbortController().signal): Promise<readonly string[]> =>
    (await sender.send(batch, signal)).map(wordOf)
}

const wordOf = (outcome: ForwardOutcome): string => (outcome.ok ? 'taken' : outcome.trouble)

/** Everything in the tables, in an order of their own. */
export async function tablesIn(server: PostgresServer, database: string, schema = 'hover_tray') {
  const all = async (table: string, order: string) =>
    server.ask<Record<string, unknown>>(database, `SELECT * FROM ${schema}.${table} ORDER BY ${order}`)
  return {
    transactions: await all('transactions', 'id'),
    deliveries: await all('deliveries', 'event_id'),
    changes: await all('status_changes', 'event_id'),
    quarantine: await all('quarantine', 'event_id'),
  }
}
