import { fork } from 'node:child_process'
import { once } from 'node:events'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { type PostgresServer, postgresServer, startPostgres } from '../../../servers/postgres-server.ts'
import { describeWith } from '../../../servers/program.ts'
import { startProxy } from '../../../servers/proxy.ts'
import { openTestStore, tempDir, ussdDelivery } from '../../store/store-kit.ts'
import { keep } from '../forwarding-kit.ts'
import { expectSameAsState } from './compare-tables.ts'
import { changedTo, heard } from './outgoing-kit.ts'
import { reports, senderTo, tablesIn } from './postgres-kit.ts'

describeWith(postgresServer, 'kill -9', () => {
  let server: PostgresServer
  // Lax on purpose: what is answered has to be on the disk all the same.
  beforeAll(async () => {
    server = await startPostgres({ more: 'synchronous_commit = off\nwal_writer_delay = 10s' })
    return server.end
  })

  test('of the server at every single step: what was answered is there, and all of it once when it was sent again', async () => {
    const proxy = await startProxy(server.port, onTestFinished)
    const address = `postgresql://owner@127.0.0.1:${proxy.port}/postgres`
    const first = [heard({ seq: 1 }), changedTo('pending', { seq: 1 }), heard({ seq: 2, id: 'other' })]
    const second = [heard({ seq: 3, id: 'other' }), changedTo('failed', { seq: 4 })]
    const wanted = async (schema: string) => {
      const { transactions, deliveries, changes } = await tablesIn(server, 'postgres', schema)
      return [transactions.map(({ id, status, seq }) => `${id} ${status} ${seq}`), deliveries.length, changes.length]
    }
    let moment = 0
    for (let isThere = true; isThere; ) {
      moment += 1
      const schema = `step_${moment}`
      const send = senderTo(address, { schema })
      proxy.at(moment, () => server.kill())
      const outcomes = [await send(first), await send(second)]
      isThere = await proxy.happened()
      proxy.at(0, async () => {})
      if (isThere) await server.start()
      const answered = outcomes.filter(([word]) => word === 'taken').length
      if (answered > 0) expect((await wanted(schema))[1]).toBeGreaterThanOrEqual(answered + 1)
      for (const batch of [first, second, first]) await expect.poll(() => send(batch)).not.toContain('unreachable')
      expect(await wanted(schema)).toEqual([['shop/ussd/other pending 3', 'shop/ussd/u-1 failed 4'], 3, 2])
    }
    // Connecting, the schema, and two batches: each is asked and answered.
    expect(moment).toBeGreaterThan(30)
  })

  test('of the server again and again while much is received: nothing is lost, doubled or out of order', async () => {
    await server.ask('postgres', 'DROP SCHEMA IF EXISTS hover_tray CASCADE')
    const dir = tempDir()
    const store = await openTestStore(dir)
    const proxy = await startProxy(server.port, onTestFinished)
    const keeper = keep(store, { books: `postgresql://owner@127.0.0.1:${proxy.port}/postgres` }, [reports()])
    const statuses = ['pending', 'failed', 'pending', 'succeeded']
    let received = 0
    const receive = async (said: Parameters<typeof ussdDelivery>[0]) => {
      received += 1
      await store.append(ussdDelivery(said))
    }
    for (const [step, status] of statuses.entries()) {
      proxy.at(10 + step * 7, async () => {
        await server.kill()
        await server.start()
      })
      const updatedAt = `2026-03-05T09:14:4${step}Z`
      await Promise.all(Array.from({ length: 100 }, (_, n) => receive({ uuid: `u-${n}`, status, updatedAt })))
      // They may go in one batch, or in many: there has to be more until enough has passed.
      const hasHappened = async () => {
        if (await proxy.happened()) return true
        await receive({ uuid: 'u-0', status, updatedAt })
        return false
      }
      await expect.poll(hasHappened).toBe(true)
    }
    await expect.poll(async () => (await store.outboxFacts())[0]?.waiting).toBe(0)
    await keeper.stop()
    await store.close()
    expect(await expectSameAsState(dir, server)).toEqual({ transactions: 100, deliveries: received })
  })

  test('of the engine at many steps: after the next start the tables say what the state says', async () => {
    await server.ask('postgres', 'DROP SCHEMA IF EXISTS hover_tray CASCADE')
    const dir = tempDir()
    const proxy = await startProxy(server.port, onTestFinished)
    const address = `postgresql://owner@127.0.0.1:${proxy.port}/postgres`
    const wanted = JSON.stringify({ kind: 'postgres', form: 'tables' })
    const file = new URL('../processes/forwarder.ts', import.meta.url)
    let deaths = 0
    for (const [round, moment] of [1, 9, 17, 20, 21, 22, 23, 26, 0].entries()) {
      const engine = fork(file, [dir, address, String(round), moment === 0 ? '0' : '10000', wanted])
      const ended = once(engine, 'exit')
      proxy.at(moment, async () => void engine.kill('SIGKILL'))
      const [, signal] = await ended
      if (signal === 'SIGKILL') deaths += 1
    }
    expect(deaths).toBeGreaterThan(6)
    const { transactions } = await expectSameAsState(dir, server)
    expect(transactions).toBeGreaterThan(12)
  })
})
