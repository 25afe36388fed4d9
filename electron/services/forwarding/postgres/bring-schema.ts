import { postgresMigrations } from './migrations/all.ts'
import { type PostgresConnection, PostgresError } from './postgres-connection.ts'

/** Two apps that begin at the same time bring the schema one after the other. Any number that is ours. */
const turn = 7_205_751_330

/**
 * Makes the schema and its tables, or brings them to this version, in one transaction. Whoever may not create a schema
 * can be given one that is empty. Throws PostgresError.
 */
export async function bringSchema(connection: PostgresConnection, schema: string): Promise<void> {
  const { rows } = await connection.query('SHOW server_encoding')
  if (rows[0]?.server_encoding !== 'UTF8') throw new PostgresError('no-unicode')
  await connection.query(
    `BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; ${limits}; SELECT pg_advisory_xact_lock(${turn})`,
  )
  const version = await readVersion(connection, schema)
  const missing = postgresMigrations.slice(version)
  for (const [step, sql] of missing.entries()) {
    await connection.query(`SET LOCAL search_path TO "${schema}"; ${sql}`)
    await connection.query(`INSERT INTO schema_version (version) VALUES (${version + step + 1})`)
  }
  await connection.query('COMMIT')
}

/** So that nothing waits for ever, here or there, and a commit is on the disk when it is answered. */
export const limits = `
  SET LOCAL synchronous_commit TO on;
  SET LOCAL lock_timeout TO '10s';
  SET LOCAL statement_timeout TO '25s';
  SET LOCAL idle_in_transaction_session_timeout TO '60s'`

/** Zero: there is nothing yet. */
async function readVersion(connection: PostgresConnection, schema: string): Promise<number> {
  const known = await connection.query('SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = $1', [schema])
  // IF NOT EXISTS would ask for the right to create one also where it is there.
  if (known.rows.length === 0) await connection.query(`CREATE SCHEMA "${schema}"`)
  const table = await connection.query('SELECT pg_catalog.to_regclass($1) AS found', [`"${schema}".schema_version`])
  if (table.rows[0]?.found === null) {
    await connection.query(`
      CREATE TABLE "${schema}".schema_version (
        version integer PRIMARY KEY, migrated_at timestamptz NOT NULL DEFAULT now()
      )
    `)
    return 0
  }
  return versionIn(await connection.query(`SELECT max(version) AS version FROM "${schema}".schema_version`))
}

/** Throws PostgresError for a schema of a newer version: what is written there may mean something else. */
export function versionIn({ rows }: Awaited<ReturnType<PostgresConnection['query']>>): number {
  const version = Number(rows[0]?.version ?? 0)
  if (version > postgresMigrations.length) throw new PostgresError('newer-schema')
  return version
}
