import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { type PostgresServer, postgresServer, startPostgres } from '../../servers/postgres-server.ts'
import { describeWith } from '../../servers/program.ts'
import { addApp, ask, delivery, post, run, serve, tempDir } from '../cli-kit.ts'

async function added(dir: string, url: string, ...more: readonly string[]): Promise<string> {
  const { id } = await ask(dir, ['destinations', 'add', 'postgres', '--name', 'Reports', '--url', url, ...more])
  return id
}

async function received(dir: string, ...uuids: readonly string[]): Promise<void> {
  await addApp(dir)
  const { line } = await serve(dir)
  for (const uuid of uuids) await post(line.sources[0].localUrl, delivery({ uuid }))
}

describeWith(postgresServer, 'a PostgreSQL of the command line', () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres()
    return server.end
  })

  test('holds what an engine receives, and the address comes from a file and is not shown again', async () => {
    const dir = tempDir()
    const file = join(dir, 'address.txt')
    writeFileSync(file, `${server.urlOf('postgres', 'owner:s3cret')}\n`)
    await added(dir, `@${file}`, '--schema', 'shop')
    await received(dir, 'u-1', 'u-2')
    await expect.poll(async () => (await ask(dir, ['destinations', 'list'])).destinations[0].waiting).toBe(0)
    const rows = await server.ask('postgres', 'SELECT provider_id, status FROM shop.transactions ORDER BY 1')
    expect(rows).toEqual([
      { provider_id: 'u-1', status: 'failed' },
      { provider_id: 'u-2', status: 'failed' },
    ])
    const shown = (await run(dir, ['destinations', 'list', '--json'])).stdout
    expect([shown.includes('s3cret'), shown.includes(`"origin":"postgresql://127.0.0.1:${server.port}"`)]).toEqual([
      ...[false, true],
    ])
  })

  test('of a newer version is told by the doctor, with what to do', async () => {
    const dir = tempDir()
    await server.ask('postgres', 'CREATE SCHEMA later; CREATE TABLE later.schema_version AS SELECT 7 AS version')
    await added(dir, server.urlOf('postgres'), '--schema', 'later')
    await received(dir, 'u-1')
    const doctor = async () => run(dir, ['doctor'])
    const words = expect.stringContaining('Its schema was made by a newer version of this app')
    await expect.poll(doctor).toMatchObject({ stdout: words, code: 1 })
  })
})

test.each([
  [['--url', 'postgresql://me@db.example.com/x?sslmode=disable'], 1, 'sslmode=verify-full'],
  [['--url', '@nothing.txt'], 2, 'nothing.txt does not exist'],
])('adding a PostgreSQL with %j is refused with a sentence', async (options, code, words) => {
  const refused = await run(tempDir(), ['destinations', 'add', 'postgres', '--name', 'Reports', ...options])
  expect([refused.code, refused.stderr]).toEqual([code, expect.stringContaining(words)])
})
