import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Outgoing } from '../../../../electron/services/store/queries/outbox/outbox.ts'
import { type PostgresServer, postgresServer, startPostgres } from '../../../servers/postgres-server.ts'
import { describeWith } from '../../../servers/program.ts'
import { changedTo, heard, odd } from './outgoing-kit.ts'
import { senderTo, tablesIn } from './postgres-kit.ts'

describeWith(postgresServer, 'tables of PostgreSQL', () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres()
    return server.end
  })

  let schemas = 0
  /** A schema of its own. */
  function begin(wanted: object = {}) {
    schemas += 1
    const schema = `reports_${schemas}`
    const send = senderTo(server.urlOf('postgres'), { schema, ...wanted })
    const ask = <Row extends object>(sql: string) => server.ask<Row>('postgres', `SET search_path TO ${schema}; ${sql}`)
    return { ask, send, tables: () => tablesIn(server, 'postgres', schema) }
  }

  /** A story of three transactions: what was delivered, and which status each had then. */
  const story: readonly Outgoing[] = [
    heard({ seq: 1, id: 'a' }),
    changedTo('pending', { seq: 1, id: 'a' }),
    heard({ seq: 2, id: 'b' }),
    changedTo('failed', { seq: 2, id: 'b' }),
    odd({ seq: 3, id: 'odd' }, 'It names no transaction.'),
    heard({ seq: 4, id: 'a', transaction: { status: 'failed' } }),
    changedTo('failed', { seq: 4, id: 'a' }),
    heard({ seq: 5, id: 'a', transaction: { status: 'succeeded' } }),
    changedTo('succeeded', { seq: 5, id: 'a' }),
    heard({ seq: 6, id: 'c' }),
  ]

  test('a transaction is as its latest event says, and each delivery and change stands beside it', async () => {
    const { send, tables } = begin()
    expect(new Set(await send(story))).toEqual(new Set(['taken']))
    const { transactions, deliveries, changes, quarantine } = await tables()
    expect(transactions.map(({ id, status, seq, part }) => [id, status, seq, part])).toEqual([
      ['shop/ussd/a', 'succeeded', '5', 1],
      ['shop/ussd/b', 'failed', '2', 1],
      ['shop/ussd/c', 'pending', '6', 0],
    ])
    expect(transactions[0]).toMatchObject({
      ...{ source_id: 'shop', source_kind: 'ussd-app', title: 'Send Money', flags: ['LATE'], country: 'KE' },
      last_received_at: new Date('2026-03-05T09:00:05Z'),
    })
    expect([deliveries.length, changes.map(({ to_status }) => to_status)]).toEqual([
      5,
      ['pending', 'failed', 'failed', 'succeeded'],
    ])
    expect(quarantine).toMatchObject([{ source_id: 'shop', reason: 'It names no transaction.', body: null }])
  })

  test('whatever comes again, in whatever order and whatever batches, the tables are the same', async () => {
    const { ask, send, tables } = begin()
    await send(story)
    const wanted = await tables()
    const twice = [...story.keys(), ...story.keys()]
    const shuffled = fc.shuffledSubarray(twice, { minLength: twice.length })
    const check = fc.asyncProperty(shuffled, fc.integer({ min: 1, max: 20 }), async (order, size) => {
      const sent = order.flatMap(n => story[n] ?? [])
      await ask('TRUNCATE transactions, quarantine CASCADE')
      for (let from = 0; from < sent.length; from += size)
        expect(new Set(await send(sent.slice(from, from + size)))).toEqual(new Set(['taken']))
      expect(await tables()).toEqual(wanted)
    })
    await fc.assert(check, { numRuns: 15 })
  })

  test('what was heard of later counts, also when the journal is one from a backup and counts lower again', async () => {
    const { send, tables } = begin()
    await send([changedTo('failed', { seq: 900, at: '2026-03-05T10:00:00.000Z' })])
    await send([changedTo('succeeded', { seq: 40, at: '2026-03-05T11:00:00.000Z' })])
    await send([changedTo('cancelled', { seq: 899, at: '2026-03-05T09:59:00.000Z' })])
    expect(await tables()).toMatchObject({ transactions: [{ status: 'succeeded', seq: '40' }] })
  })

  test('at the same time the place in the journal counts, also where the clock was put back', async () => {
    const { send, tables } = begin()
    const at = '2026-03-05T10:00:00.000Z'
    await send([changedTo('succeeded', { seq: 12, at })])
    await send([changedTo('failed', { seq: 9, at }), heard({ seq: 12, at })])
    expect(await tables()).toMatchObject({ transactions: [{ status: 'succeeded', seq: '12', part: 1 }] })
  })

  test('what strangers wrote is text and nothing else', async () => {
    const { send, tables } = begin()
    const title = `'); DROP TABLE transactions CASCADE; -- $1 \\ "{}" \u{1F4B8}`
    const message = 'before\0after \ud800.'
    await send([heard({ seq: 1, id: `u'1`, transaction: { title, message } })])
    const { transactions } = await tables()
    expect(transactions).toMatchObject([{ id: `shop/ussd/u'1`, title, message: 'before\ufffdafter \ufffd.' }])
  })

  test('a time that no calendar of people knows does not keep a transaction away', async () => {
    const { ask, send } = begin()
    const [startedAt, updatedAt] = ['-271821-04-20T00:00:00.000Z', '+275760-09-13T00:00:00.000Z']
    expect(await send([heard({ seq: 1, transaction: { startedAt, updatedAt } })])).toEqual(['taken'])
    const found = await ask('SELECT started_at::text AS a, extract(year FROM updated_at)::int AS b FROM transactions')
    expect(found).toEqual([{ a: '-infinity', b: 275_760 }])
  })

  test('the body of a delivery is there only where the destination is trusted, with every digit', async () => {
    const { ask, send } = begin({ isTrusted: true })
    const body = '{"data":{"amount":12345678901234567890.10,"note":"\\ud83d\\ude00"}}'
    await send([heard({ seq: 1, body }), odd({ seq: 2, body: '{"no transaction"' }, 'Odd.'), heard({ seq: 3 })])
    const amounts = `SELECT body #>> '{data,amount}' AS amount, body #>> '{data,note}' AS note FROM deliveries`
    expect(await ask(`${amounts} ORDER BY seq`)).toEqual([
      { amount: '12345678901234567890.10', note: '😀' },
      { amount: null, note: null },
    ])
    const odds = `SELECT body, convert_from(body_bytes, 'UTF8') AS bytes FROM quarantine`
    expect(await ask(odds)).toEqual([{ body: null, bytes: '{"no transaction"' }])
  })

  test.each([
    ['no text', Buffer.from([0xff, 0xfe, 0x7b])],
    ['the first character of Unicode', '{"a":"\\u0000"}'],
    ['half of a character', '{"a":"\\ud800"}'],
    ['the other half', '{"a":"x\\udc00"}'],
    ['a number without end', `{"a":1e400000}`],
    ['more digits than it can count', `{"a":${'9'.repeat(140_000)}}`],
    ['deeper than its stack', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['a mark of the order of bytes', '\ufeff{}'],
  ])('a body that jsonb cannot hold is kept as its bytes: %s', async (_, body) => {
    const { ask, send } = begin({ isTrusted: true })
    expect(await send([heard({ seq: 1, body })])).toEqual(['taken'])
    const found = await ask<{ body_bytes: Buffer }>('SELECT body_bytes FROM deliveries')
    expect(found[0]?.body_bytes.equals(Buffer.from(body))).toBe(true)
  })

  test('whatever bodies there are, all are taken and as they were, and what is no oddity is jsonb', async () => {
    const { ask, send } = begin({ isTrusted: true })
    const odd = fc.oneof(fc.constantFrom('\0', '\ud800', '\udfff', '\u2028', '\\u0000', '\\ud83d\\ude00'), fc.string())
    const text = fc.array(odd, { maxLength: 6 }).map(parts => parts.join(''))
    const json = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }).map(value => JSON.stringify(value))
    const own = fc.record({ message: text, amount: fc.double({ noNaN: true }) }).map(value => JSON.stringify(value))
    const bodies = fc.sample(fc.oneof(json, own, text), { numRuns: 600, seed: 7 }).map(body => Buffer.from(body))
    const batch = bodies.map((body, n) => heard({ seq: n + 1, id: `u-${n}`, body }))
    for (let from = 0; from < batch.length; from += 300)
      expect(new Set(await send(batch.slice(from, from + 300)))).toEqual(new Set(['taken']))
    const found = await ask<{ seq: string; body: unknown; body_bytes: Buffer | null }>(
      'SELECT seq, body, body_bytes FROM deliveries ORDER BY seq',
    )
    for (const { seq, body, body_bytes } of found) {
      const sent = bodies[Number(seq) - 1]
      if (body_bytes === null) expect(body).toEqual(JSON.parse(String(sent)))
      else expect(body_bytes.equals(sent ?? Buffer.alloc(0))).toBe(true)
    }
    expect(found.filter(({ body_bytes }) => body_bytes === null).length).toBeGreaterThan(200)
  })

  test('large bodies go in several transactions', async () => {
    const { ask, send } = begin({ isTrusted: true })
    const body = JSON.stringify({ text: 'x'.repeat(1_000_000) })
    const batch = Array.from({ length: 12 }, (_, n) => heard({ seq: n + 1, id: `u-${n}`, body }))
    expect(new Set(await send(batch))).toEqual(new Set(['taken']))
    const found = 'SELECT count(*)::int AS rows, count(DISTINCT xmin::text)::int AS commits FROM deliveries'
    expect(await ask(found)).toEqual([{ rows: 12, commits: 3 }])
  })

  test('what the database refuses of one event fails that one and what follows it in its transaction, and no other', async () => {
    const { ask, send, tables } = begin()
    await send([heard({ seq: 1, id: 'first' })])
    const rule = `CHECK (transaction_id <> 'shop/ussd/bad' OR seq <> 12)`
    await ask(`ALTER TABLE deliveries ADD CONSTRAINT own ${rule}`)
    const batch = Array.from({ length: 20 }, (_, n) => heard({ seq: n + 2, id: n % 5 === 0 ? 'bad' : `u-${n}` }))
    const outcomes = await send(batch)
    expect(outcomes.flatMap((word, n) => (word === 'taken' ? [] : [[n, word]]))).toEqual([
      [10, 'sql-23514'],
      [15, 'sql-23514'],
    ])
    expect((await tables()).deliveries.length).toBe(19)
    await ask('ALTER TABLE deliveries DROP CONSTRAINT own')
    expect(new Set(await send(batch))).toEqual(new Set(['taken']))
    expect((await tables()).deliveries.length).toBe(21)
  })

  test('who erases a transaction there erases its deliveries and changes', async () => {
    const { ask, send, tables } = begin()
    await send(story)
    await ask(`DELETE FROM transactions WHERE provider_id = 'a'`)
    const { deliveries, changes } = await tables()
    expect([deliveries.length, changes.length]).toEqual([2, 1])
  })
})
