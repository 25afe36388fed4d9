import { expect } from 'vitest'
import { openState } from '../../../../electron/services/store/projection/open-state.ts'
import { rebuild } from '../../../../electron/services/store/projection/project-all.ts'
import type { PostgresServer } from '../../../servers/postgres-server.ts'
import { placeOf } from '../../store/store-kit.ts'

/** The same question for both: times in milliseconds, numbers as numbers, `id` for `key`. */
const questions = {
  transactions: {
    columns: [
      ...['source_id', 'source_kind', 'kind', 'provider_id', 'status', 'provider_status', 'title', 'operator'],
      ...['country', 'category', 'message', 'environment', 'started_at_from'],
    ],
    times: ['status_since', 'started_at', 'updated_at', 'first_received_at', 'last_received_at'],
    numbers: ['deliveries', 'duplicates'],
  },
  deliveries: { columns: ['label', 'proven_by'], times: ['received_at'], numbers: ['seq'] },
  status_changes: {
    columns: ['from_status', 'to_status', 'provider_status', 'category'],
    times: ['at', 'provider_at'],
    numbers: ['seq'],
  },
  quarantine: { columns: ['source_id', 'reason'], times: ['received_at'], numbers: ['seq'] },
} as const
type Table = keyof typeof questions

const identity = `t.source_id || '/' || t.kind || '/' || t.provider_id`

function inState(table: Table): string {
  const { columns, times, numbers } = questions[table]
  const [own, flags] = [[...columns, ...times, ...numbers].map(name => `r.${name}`), ', r.flags']
  if (table === 'quarantine') return `SELECT ${own} FROM quarantine r ORDER BY r.seq`
  if (table === 'transactions')
    return `SELECT ${identity} AS id, ${own} ${flags} FROM transactions r JOIN transactions t USING (key)`
  return `SELECT ${identity} AS id, ${own} FROM ${table} r JOIN transactions t ON t.key = r.transaction_key`
}

function inPostgres(table: Table): string {
  const { columns, times, numbers } = questions[table]
  const own = [
    ...columns,
    ...times.map(name => `(extract(epoch FROM ${name}) * 1000)::float8 AS ${name}`),
    ...numbers.map(name => `${name}::float8 AS ${name}`),
  ]
  if (table === 'quarantine') return `SELECT ${own} FROM hover_tray.quarantine`
  const id = table === 'transactions' ? 'id, to_json(flags)::text AS flags' : 'transaction_id AS id'
  return `SELECT ${id}, ${own} FROM hover_tray.${table}`
}

const inOrder = (rows: readonly object[]): readonly string[] =>
  rows.map(row => JSON.stringify(Object.entries(row).toSorted())).toSorted()

/** Each table says what the state says, row by row, and there is something in it. Then it says so after a rebuild too. */
export async function expectSameAsState(dir: string, server: PostgresServer, database = 'postgres') {
  const theirs = new Map<Table, readonly string[]>()
  for (const table of tables) theirs.set(table, inOrder(await server.ask(database, inPostgres(table))))
  expect(ownRows(dir)).toEqual(theirs)
  rebuild(placeOf(dir))
  expect(ownRows(dir)).toEqual(theirs)
  return { transactions: theirs.get('transactions')?.length ?? 0, deliveries: theirs.get('deliveries')?.length ?? 0 }
}

const tables = ['transactions', 'deliveries', 'status_changes', 'quarantine'] as const

function ownRows(dir: string): ReadonlyMap<Table, readonly string[]> {
  const { database } = openState({ ...placeOf(dir), journalHead: Number.MAX_SAFE_INTEGER })
  const rows = new Map(
    tables.map(table => [table, inOrder(database.prepare<[], object>(inState(table)).all())] as const),
  )
  const waiting = database.prepare('SELECT count(*) FROM outbox').pluck().get()
  database.close()
  expect(waiting).toBe(0)
  return rows
}
