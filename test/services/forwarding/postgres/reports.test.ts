import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { root } from '../../../../electron/runtime/checkout.ts'
import { type PostgresServer, postgresServer, startPostgres } from '../../../servers/postgres-server.ts'
import { describeWith } from '../../../servers/program.ts'
import { changedTo, heard } from './outgoing-kit.ts'
import { senderTo } from './postgres-kit.ts'

const page = readFileSync(join(root, 'docs/operators.md'), 'utf8')
const queries = [...page.matchAll(/```sql\n(.*?)```/gs)].map(([, query = '']) => query)

describeWith(postgresServer, 'the reports of the page for operators', () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres()
    return server.end
  })
  const ask = (sql: string) => server.ask<Record<string, unknown>>('postgres', sql)

  test('run as they stand there, and say what is so', async () => {
    await ask('CREATE ROLE hover LOGIN; CREATE ROLE analyst LOGIN')
    const [schema = '', succeeded = '', failures = '', took = '', then = '', last = ''] = queries
    await ask(schema)
    const at = new Date().toISOString()
    const transaction = { startedAt: at, statusSince: new Date(Date.parse(at) + 8000).toISOString() }
    const failed = { ...transaction, category: 'low-balance' }
    const send = senderTo(server.urlOf('postgres', 'hover'))
    await send([
      heard({ seq: 1, id: 'c3a1', at, transaction }),
      changedTo('failed', { seq: 1, id: 'c3a1', at, transaction: failed }),
      changedTo('succeeded', { seq: 2, id: 'c3a1', at, transaction }),
      changedTo('failed', { seq: 3, id: 'other', at, transaction: failed }),
      changedTo('failed', { seq: 4, id: 'early', at: '2026-03-01T00:00:00.000Z', transaction: failed }),
    ])
    expect(await ask(succeeded)).toMatchObject([
      { operator: 'Safaricom', transactions: '3', succeeded_percent: '33.3' },
    ])
    expect(await ask(failures)).toEqual([{ category: 'low-balance', failures: '2', succeeded_later: '1' }])
    expect(await ask(took)).toEqual([{ title: 'Send Money', transactions: '3', seconds: [8, 8] }])
    expect(await ask(then)).toEqual([{ status: 'failed', count: '1' }])
    await ask(last)
    const left = 'SELECT id FROM hover_tray.transactions ORDER BY 1'
    const seen = await server.ask('postgres', `SET ROLE analyst; ${left}`)
    expect(seen).toEqual([{ id: 'shop/ussd/early' }, { id: 'shop/ussd/other' }])
  })
})
