import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import type { Connection } from '../../../electron/contract/connection.ts'
import { diagnose } from '../../../electron/core/health/diagnose.ts'
import type { Measured } from '../../../electron/services/monitoring/metrics.ts'
import { createMonitor } from '../../../electron/services/monitoring/monitor.ts'
import { factsOf, sound, type World } from '../../core/health/world.ts'

const now = Date.parse('2026-07-01T12:00:00.000Z')

async function monitored(world: Partial<World> = {}, measured: Partial<Measured> = {}) {
  const facts = factsOf({ ...sound, ...world })
  const monitor = createMonitor({
    place: { host: '127.0.0.1', port: 0 },
    log: () => {},
    version: '1.2.3',
    now: () => now,
    counts: async () => ({ pending: 1, succeeded: 2, failed: 3, cancelled: 0, unknown: 0 }),
    connection: (): Connection => facts.connection,
    health: () => diagnose(facts),
    destinations: async () => [],
    following: () => null,
    ...measured,
  })
  const port = await monitor.open()
  onTestFinished(() => monitor.close())
  const get = (path: string, method = 'GET') =>
    new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
      const call = request({ host: '127.0.0.1', port, path, method, agent: false })
      call.once('error', reject)
      call.once('response', response => {
        text(response).then(body => resolve({ status: response.statusCode, body }), reject)
      })
      call.end()
    })
  return { get, port }
}

/** The values of a metric by its labels, as Prometheus reads them. */
function valuesOf(body: string, name: string): Readonly<Record<string, number>> {
  const lines = body.split('\n').filter(line => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
  return Object.fromEntries(
    lines.map(line => [line.slice(name.length, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]),
  )
}

test('is healthy as long as it answers, and ready while deliveries are received and kept', async () => {
  const { get } = await monitored()
  expect([await get('/healthz'), await get('/readyz')]).toEqual([
    { status: 200, body: 'ok\n' },
    { status: 200, body: 'ready\n' },
  ])
})

test('is not ready while the receiver does not listen, but healthy', async () => {
  const { get } = await monitored({ receiver: { kind: 'closed' } })
  expect(await get('/readyz')).toEqual({ status: 503, body: 'The receiver does not listen.\n' })
  expect((await get('/healthz')).status).toBe(200)
})

test('is not ready while deliveries cannot be kept', async () => {
  const journal = { kind: 'full', sentence: 'The disk is full.' } as const
  const { get } = await monitored({ database: { ...sound.database, journal } })
  const { status, body } = await get('/readyz')
  expect([status, body.includes('The disk is full.')]).toEqual([503, true])
})

test('stays ready when a tunnel is down, because starting again would mend nothing', async () => {
  const { get } = await monitored({ choice: 'loopback', tunnel: { kind: 'off' } })
  expect((await get('/readyz')).status).toBe(200)
})

test('tells numbers of transactions, links and destinations', async () => {
  const state = { destinationId: 'books', waiting: 7, oldestAt: now - 90_000, dead: 2, deadReason: 'refused-400' }
  const { get } = await monitored(
    {},
    { destinations: async () => [{ ...state, trouble: 'unreachable', takenAt: null, retryAt: null }] },
  )
  const { body } = await get('/metrics')
  expect(valuesOf(body, 'hover_tray_transactions')).toMatchObject({ '{status="failed"}': 3, '{status="pending"}': 1 })
  expect(valuesOf(body, 'hover_tray_link_broken')).toMatchObject({ '{link="receiver",source=""}': 0 })
  const ofBooks = ['waiting', 'dead', 'lag_seconds', 'failing'].map(
    name => valuesOf(body, `hover_tray_outbox_${name}`)['{destination="books"}'],
  )
  expect(ofBooks).toEqual([7, 2, 90, 1])
  expect(valuesOf(body, 'hover_tray_build_info')).toEqual({ '{version="1.2.3"}': 1 })
  expect(body).toContain('process_resident_memory_bytes')
})

test('a second look counts nothing twice', async () => {
  const { get } = await monitored()
  const look = async () => valuesOf((await get('/metrics')).body, 'hover_tray_deliveries_refused_total')
  expect(await look()).toEqual(await look())
})

test('a destination that is gone has no number any more', async () => {
  const state = { destinationId: 'books', waiting: 7, oldestAt: null, dead: 0, deadReason: null }
  const known = [{ ...state, trouble: null, takenAt: null, retryAt: null }]
  const { get } = await monitored({}, { destinations: async () => known.splice(0) })
  await get('/metrics')
  expect(valuesOf((await get('/metrics')).body, 'hover_tray_outbox_waiting')).toEqual({})
})

test('answers nothing else: other paths, other methods', async () => {
  const { get } = await monitored()
  const answers = await Promise.all([get('/'), get('/metrics', 'POST'), get('/healthz?a=b'), get('//healthz')])
  expect(answers.map(({ status }) => status)).toEqual([404, 405, 200, 404])
})

test('numbers that cannot be read are an error, and no crash', async () => {
  const { get } = await monitored({}, { counts: () => Promise.reject(new Error('no')) })
  expect((await get('/metrics')).status).toBe(500)
})
