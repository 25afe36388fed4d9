import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type PostgresServer, postgresServer, startPostgres } from '../../../servers/postgres-server.ts'
import { describeWith, freePort } from '../../../servers/program.ts'
import { tempDir } from '../../store/store-kit.ts'
import { heard } from './outgoing-kit.ts'
import { newDatabase, senderTo } from './postgres-kit.ts'

const one = [heard({ seq: 1 })]

describeWith(postgresServer, 'what a PostgreSQL refuses', () => {
  let server: PostgresServer
  beforeAll(async () => {
    const login = 'host all clerk 127.0.0.1/32 scram-sha-256\nhost all stranger 127.0.0.1/32 reject\n'
    server = await startPostgres({ logins: login })
    await server.ask('postgres', `CREATE ROLE clerk LOGIN PASSWORD 'pass word/@' SUPERUSER`)
    return server.end
  })

  const addressOf = (login: string, database = 'postgres') => server.urlOf(database, login)

  test.each([
    ['a wrong password', 'clerk:wrong', 'login-refused'],
    ['no password', 'clerk', 'login-refused'],
    ['a role that is not let in', 'stranger', 'not-let-in'],
    ['a role that it does not know', 'nobody', 'not-let-in'],
  ])('%s', async (_, login, trouble) => {
    expect(await senderTo(addressOf(login))(one)).toEqual([trouble])
  })

  test('a password with anything in it is right when it is', async () => {
    expect(await senderTo(addressOf('clerk:pass%20word%2F%40'))(one)).toEqual(['taken'])
  })

  test('a password of the environment is not taken', async () => {
    process.env.PGPASSWORD = 'pass word/@'
    onTestFinished(() => void Reflect.deleteProperty(process.env, 'PGPASSWORD'))
    expect(await senderTo(addressOf('clerk'))(one)).toEqual(['login-refused'])
  })

  test('a database that is not there', async () => {
    expect(await senderTo(addressOf('owner', 'nothing'))(one)).toEqual(['no-database'])
  })

  test('a database that cannot hold every character', async () => {
    const database = await newDatabase(server, `ENCODING 'LATIN1' TEMPLATE template0`)
    expect(await senderTo(addressOf('owner', database))(one)).toEqual(['no-unicode'])
  })

  test('one connection more than it gives', async () => {
    await server.ask('postgres', 'CREATE ROLE crowded LOGIN CONNECTION LIMIT 0')
    expect(await senderTo(addressOf('crowded'))(one)).toEqual(['busy'])
  })

  test.each([
    ['a full disk', '53100', 'full-disk'],
    ['a standby', '25006', 'read-only'],
    ['what takes too long', '57014', 'slow'],
    ['what somebody else holds', '55P03', 'busy'],
    ['that it shuts down', '57P01', 'going-away'],
    ['what its programmers did not think of', 'XX000', 'sql-XX000'],
  ])('%s fails all events alike, and nothing is written', async (_, state, trouble) => {
    const database = await newDatabase(server)
    const send = senderTo(addressOf('owner', database))
    await send(one)
    await server.ask(
      database,
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'the words of the server' USING ERRCODE = '${state}'; END $$;
      CREATE TRIGGER refuse BEFORE INSERT ON hover_tray.deliveries EXECUTE FUNCTION refuse()`,
    )
    expect(await send([heard({ seq: 2, id: 'a' }), heard({ seq: 3, id: 'b' })])).toEqual([trouble, trouble])
    expect(await server.ask(database, 'SELECT id FROM hover_tray.transactions')).toEqual([{ id: 'shop/ussd/u-1' }])
    await server.ask(database, 'DROP FUNCTION refuse CASCADE')
    expect(await send([heard({ seq: 2, id: 'a' })])).toEqual(['taken'])
  })

  test('a session that an administrator ends; the next one goes on', async () => {
    const send = senderTo(addressOf('owner'))
    await send(one)
    const end = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'hover-tray'`
    await server.ask('postgres', end)
    await expect.poll(() => send(one)).toEqual(['taken'])
  })

  test('encryption, which it does not offer', async () => {
    const { port } = server
    expect(await senderTo(`postgresql://owner@127.0.0.1:${port}/postgres?sslmode=require`)(one)).toEqual(['no-tls'])
  })

  test('a socket of the file system leads to it too', async () => {
    const { dir, port } = server
    expect(await senderTo(`postgresql://owner@:${port}/postgres?host=${encodeURIComponent(dir)}`)(one)).toEqual([
      'taken',
    ])
  })

  test('is connected to anew when its address changes', async () => {
    const database = await newDatabase(server)
    const addresses = { books: addressOf('owner', 'nothing') }
    const send = senderTo(addresses)
    expect(await send(one)).toEqual(['no-database'])
    addresses.books = addressOf('owner', database)
    expect(await send(one)).toEqual(['taken'])
  })
})

describeWith(postgresServer, 'an encrypted PostgreSQL', () => {
  let server: PostgresServer
  let ca = ''
  beforeAll(async () => {
    const ends: (() => void)[] = []
    const dir = tempDir(end => ends.push(end))
    const [key, cert] = [join(dir, 'key.pem'), join(dir, 'cert.pem')]
    const subject = ['-subj', '/CN=db.example', '-addext', 'subjectAltName=DNS:localhost']
    const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
    execFileSync('openssl', [...made, '-keyout', key, '-out', cert, ...subject], { stdio: 'ignore' })
    const files = { 'server.key': readFileSync(key, 'utf8'), 'server.crt': readFileSync(cert, 'utf8') }
    server = await startPostgres({ more: 'ssl = on', files })
    ca = cert
    return async () => {
      await server.end()
      for (const end of ends) end()
    }
  })

  const to = (host: string, query: string) => senderTo(`postgresql://owner@${host}:${server.port}/postgres?${query}`)

  test.each([
    ['localhost', () => 'sslmode=require', 'taken'],
    ['localhost', () => 'sslmode=verify-full', 'bad-certificate'],
    ['localhost', () => `sslmode=verify-full&sslrootcert=${ca}`, 'taken'],
    ['127.0.0.1', () => `sslmode=verify-full&sslrootcert=${ca}`, 'bad-certificate'],
    ['127.0.0.1', () => `sslmode=verify-ca&sslrootcert=${ca}`, 'taken'],
    ['127.0.0.1', () => `sslmode=require&sslrootcert=${ca}`, 'taken'],
    ['localhost', () => 'sslmode=verify-full&sslrootcert=/nowhere.pem', 'bad-certificate'],
  ])('at %s, case %#', async (host, query, word) => {
    expect(await to(host, query())(one)).toEqual([word])
  })

  test('is told of by nothing in the clear', async () => {
    await to('localhost', 'sslmode=require')(one)
    const sessions = 'SELECT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)'
    expect(await server.ask('postgres', `${sessions} WHERE application_name = 'hover-tray'`)).toContainEqual({
      ssl: true,
    })
  })
})

describe('a PostgreSQL that is not there', () => {
  test('cannot be reached', async () => {
    expect(await senderTo(`postgresql://owner@127.0.0.1:${await freePort()}/x`)(one)).toEqual(['unreachable'])
  })

  test('has no address here', async () => {
    expect(await senderTo('mysql://owner@127.0.0.1/x')(one)).toEqual(['no-address'])
  })

  test('but something that never answers is left when the app ends', async () => {
    const silent = createServer()
    await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void silent.close())
    const reached = new Promise(resolve => silent.once('connection', resolve))
    const [address, ending] = [silent.address(), new AbortController()]
    if (typeof address !== 'object' || address === null) throw new Error('It has a port.')
    const sent = senderTo(`postgresql://owner@127.0.0.1:${address.port}/x`)(one, ending.signal)
    await reached
    ending.abort()
    expect(await sent).toEqual(['unreachable'])
  })
})
