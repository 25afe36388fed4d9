import { beforeAll, expect, test } from 'vitest'
import { type PostgresServer, postgresServer, startPostgres } from '../../../servers/postgres-server.ts'
import { describeWith } from '../../../servers/program.ts'
import { changedTo, heard } from './outgoing-kit.ts'
import { newDatabase, senderTo, tablesIn } from './postgres-kit.ts'

describeWith(postgresServer, 'the schema in PostgreSQL', () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres()
    return server.end
  })

  async function begin() {
    const database = await newDatabase(server)
    return { database, ask: (sql: string) => server.ask(database, sql) }
  }

  test('is made with the first event, with every version that led to it', async () => {
    const { database, ask } = await begin()
    expect(await ask(`SELECT 1 FROM pg_namespace WHERE nspname = 'hover_tray'`)).toEqual([])
    expect(await senderTo(server.urlOf(database))([heard({ seq: 1 })])).toEqual(['taken'])
    expect(await ask('SELECT version FROM hover_tray.schema_version ORDER BY 1')).toEqual([{ version: 1 }])
  })

  test('stays as it is when it is there, and can have another name', async () => {
    const { database, ask } = await begin()
    const url = server.urlOf(database)
    const [first, second] = [senderTo(url, { schema: 'user' }), senderTo(url, { schema: 'user' })]
    await first([heard({ seq: 1, id: 'a' })])
    expect(await second([heard({ seq: 2, id: 'b' })])).toEqual(['taken'])
    expect(await ask('SELECT id FROM "user".transactions ORDER BY 1')).toEqual([
      { id: 'shop/ussd/a' },
      { id: 'shop/ussd/b' },
    ])
  })

  test('is made once by those who begin at the same time', async () => {
    const { database } = await begin()
    const senders = Array.from({ length: 6 }, () => senderTo(server.urlOf(database)))
    const all = await Promise.all(senders.map((send, n) => send([heard({ seq: n + 1, id: `u-${n}` })])))
    expect(new Set(all.flat())).toEqual(new Set(['taken']))
    expect((await tablesIn(server, database)).transactions.length).toBe(6)
  })

  test('of a newer version is refused, and nothing is written', async () => {
    const { database, ask } = await begin()
    const send = senderTo(server.urlOf(database))
    await send([heard({ seq: 1 })])
    await ask('INSERT INTO hover_tray.schema_version (version) VALUES (99)')
    // While it is connected, and anew.
    expect(await send([changedTo('failed', { seq: 2 })])).toEqual(['newer-schema'])
    expect(await senderTo(server.urlOf(database))([changedTo('failed', { seq: 2 })])).toEqual(['newer-schema'])
    expect(await tablesIn(server, database)).toMatchObject({ transactions: [{ status: 'pending' }], changes: [] })
    await ask('DELETE FROM hover_tray.schema_version WHERE version = 99')
    expect(await send([changedTo('failed', { seq: 2 })])).toEqual(['taken'])
  })

  test('with tables of somebody else is left alone', async () => {
    const { database, ask } = await begin()
    await ask('CREATE SCHEMA books; CREATE TABLE books.transactions (id text)')
    expect(await senderTo(server.urlOf(database), { schema: 'books' })([heard({ seq: 1 })])).toEqual(['foreign-schema'])
    const tables = `SELECT tablename FROM pg_tables WHERE schemaname = 'books'`
    expect(await ask(tables)).toEqual([{ tablename: 'transactions' }])
  })

  test('is not made where the role may not, and is enough when it was made for it', async () => {
    const { database, ask } = await begin()
    await ask('CREATE ROLE clerk LOGIN')
    const send = senderTo(server.urlOf(database, 'clerk'))
    expect(await send([heard({ seq: 1 })])).toEqual(['no-right'])
    await ask('CREATE SCHEMA hover_tray AUTHORIZATION clerk')
    expect(await send([heard({ seq: 1 })])).toEqual(['taken'])
  })

  test('needs of a role that did not make it only to read and write its tables', async () => {
    const { database, ask } = await begin()
    await senderTo(server.urlOf(database))([heard({ seq: 1 })])
    await ask(`CREATE ROLE writer LOGIN; GRANT USAGE ON SCHEMA hover_tray TO writer;
      GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA hover_tray TO writer`)
    expect(await senderTo(server.urlOf(database, 'writer'))([changedTo('failed', { seq: 2 })])).toEqual(['taken'])
  })

  test('is made again when somebody dropped it', async () => {
    const { database, ask } = await begin()
    const send = senderTo(server.urlOf(database))
    await send([heard({ seq: 1 })])
    await ask('DROP SCHEMA hover_tray CASCADE')
    expect(await send([heard({ seq: 2 })])).toEqual(['foreign-schema'])
    expect(await send([heard({ seq: 2 })])).toEqual(['taken'])
  })

  test('is written to whatever the database is set to otherwise', async () => {
    const { database, ask } = await begin()
    await ask(`ALTER DATABASE ${database} SET default_transaction_read_only TO on`)
    await ask(
      `BEGIN READ WRITE; ALTER DATABASE ${database} SET default_transaction_isolation TO 'serializable'; COMMIT`,
    )
    await ask(`BEGIN READ WRITE; ALTER DATABASE ${database} SET datestyle TO 'German, DMY'; COMMIT`)
    await ask(`BEGIN READ WRITE; ALTER DATABASE ${database} SET timezone TO 'Africa/Nairobi'; COMMIT`)
    expect(await senderTo(server.urlOf(database))([heard({ seq: 1 })])).toEqual(['taken'])
    const received = 'SELECT extract(epoch FROM received_at)::float8 * 1000 AS at FROM hover_tray.deliveries'
    expect(await ask(received)).toEqual([{ at: Date.parse('2026-03-05T09:00:01Z') }])
  })
})
