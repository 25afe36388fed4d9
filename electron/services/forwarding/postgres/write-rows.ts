import { limits, versionIn } from './bring-schema.ts'
import type { PostgresConnection } from './postgres-connection.ts'
import type { ReportingRows } from './reporting-rows.ts'

const transactionColumns = [
  ...['id text', 'source_id text', 'source_kind text', 'kind text', 'provider_id text', 'status text'],
  ...['provider_status text', 'status_since timestamptz', 'title text', 'operator text', 'country text'],
  ...['category text', 'message text', 'environment text', 'started_at timestamptz', 'started_at_from text'],
  ...['updated_at timestamptz', 'first_received_at timestamptz', 'last_received_at timestamptz', 'flags text[]'],
  ...['deliveries bigint', 'duplicates bigint', 'seq bigint', 'part smallint'],
]
const deliveryColumns = [
  ...['event_id text', 'seq bigint', 'transaction_id text', 'received_at timestamptz', 'label text', 'status text'],
  ...['provider_status text', 'provider_updated_at timestamptz', 'proven_by text', 'body text', 'body_bytes text'],
]
const changeColumns = [
  ...['event_id text', 'seq bigint', 'transaction_id text', 'from_status text', 'to_status text', 'at timestamptz'],
  ...['provider_at timestamptz', 'provider_status text', 'category text'],
]
const quarantineColumns = [
  ...['event_id text', 'seq bigint', 'source_id text', 'received_at timestamptz', 'reason text'],
  ...['body text', 'body_bytes text'],
]

const namesOf = (columns: readonly string[]): readonly string[] => columns.map(column => column.split(' ')[0] ?? '')

/** Rows of a JSON text behind what is there; a row that is there stays, because its event was taken before. */
function insertion(table: string, columns: readonly string[], parameter: number): string {
  const names = namesOf(columns)
  const values = names.map(name => conversions[name] ?? name)
  return `
    INSERT INTO ${table} (${names.join(', ')})
    SELECT ${values.join(', ')} FROM jsonb_to_recordset($${parameter}::jsonb) AS said (${columns.join(', ')})`
}

const conversions: Readonly<Record<string, string>> = { body: 'body::jsonb', body_bytes: `decode(body_bytes, 'hex')` }

const changing = namesOf(transactionColumns)
  .filter(name => name !== 'id')
  .map(name => `${name} = excluded.${name}`)
  .join(', ')

/** One statement, so that all of it happens or nothing. */
const write = `
  WITH transactions_written AS (
    ${insertion('transactions AS known', transactionColumns, 1)}
    ON CONFLICT (id) DO UPDATE SET ${changing}
    WHERE (excluded.last_received_at, excluded.seq, excluded.part) > (known.last_received_at, known.seq, known.part)
  ), deliveries_written AS (
    ${insertion('deliveries', deliveryColumns, 2)} ON CONFLICT (event_id) DO NOTHING
  ), changes_written AS (
    ${insertion('status_changes', changeColumns, 3)} ON CONFLICT (event_id) DO NOTHING
  )
  ${insertion('quarantine', quarantineColumns, 4)} ON CONFLICT (event_id) DO NOTHING`

/**
 * Writes rows in one transaction; whatever of them is there already is not written again. Nothing may hold from one to the
 * next but the connection: a pooler in between may give each transaction another one of its own. Throws PostgresError.
 */
export async function writeRows(connection: PostgresConnection, schema: string, rows: ReportingRows): Promise<void> {
  await connection.query(
    `BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; ${limits}; SET LOCAL search_path TO "${schema}"`,
  )
  // Held against migrations until the end, so that the version stays what it is.
  versionIn(await connection.query('SELECT max(version) AS version FROM schema_version'))
  const { transactions, deliveries, changes, quarantine } = rows
  await connection.query(
    write,
    [transactions, deliveries, changes, quarantine].map(list => JSON.stringify(list)),
  )
  await connection.query('COMMIT')
}
