import { expect, test } from 'vitest'
import { createFakeClock, settle } from '../../fakes/clock.ts'
import { rawConnection } from '../../fakes/raw-http.ts'
import { ussdDelivery } from '../store/store-kit.ts'
import { startApi, token } from './api-kit.ts'
import { readEvents } from './event-reading.ts'

test('begins with where it is, and tells of what comes then, masked', async () => {
  const { receive, port } = await startApi()
  await receive({ uuid: 'before' })
  const stream = await readEvents(port)
  await stream.until(() => stream.events.length > 0)
  await receive({ uuid: 'a', user_message: 'Sent to 0712345678' })
  await stream.until(() => stream.events.length > 1)
  expect(stream.events.map(({ kind }) => kind)).toEqual(['begin', 'transaction'])
  expect(stream.uuids()).toEqual(['a'])
  expect([stream.raw().includes('0712345678'), stream.raw().includes('•••678')]).toEqual([false, true])
})

test('loses nothing between a disconnect and the next connection, and repeats nothing', async () => {
  const { receive, port } = await startApi()
  const first = await readEvents(port)
  await first.until(() => first.events.length > 0)
  await receive({ uuid: 'a' })
  await first.until(() => first.uuids().length === 1)
  first.close()
  await receive({ uuid: 'b' })
  await receive({ uuid: 'c' })
  const second = await readEvents(port, first.lastId())
  await second.until(() => second.uuids().length === 2)
  await receive({ uuid: 'd' })
  await second.until(() => second.uuids().length === 3)
  expect(second.uuids()).toEqual(['b', 'c', 'd'])
})

test('whoever heard nothing but where it began resumes from there', async () => {
  const { receive, port } = await startApi()
  const first = await readEvents(port)
  await first.until(() => first.lastId() !== undefined)
  first.close()
  await receive({ uuid: 'a' })
  const second = await readEvents(port, first.lastId())
  await second.until(() => second.uuids().length === 1)
  expect(second.uuids()).toEqual(['a'])
})

test('tells all of a past that is longer than one step', async () => {
  const { receive, port } = await startApi()
  for (let n = 0; n < 250; n += 1) await receive({ uuid: `u-${n}` })
  const stream = await readEvents(port, '0')
  await stream.until(() => stream.uuids().length >= 250)
  expect(stream.uuids()).toEqual(Array.from({ length: 250 }, (_, n) => `u-${n}`))
})

test('tells of decisions by hand', async () => {
  const { receive, decide, port } = await startApi()
  await receive({ uuid: 'a', status: 'failed' })
  const stream = await readEvents(port)
  await stream.until(() => stream.events.length > 0)
  await decide('/v1/transactions/a/resolve', { verdict: 'succeeded' })
  await stream.until(() => stream.uuids().length > 0)
  expect(stream.events.at(-1)?.data).toMatchObject({ transaction: { resolution: { verdict: 'succeeded' } } })
})

test('an id of another journal is told to list everything again', async () => {
  const { receive, port } = await startApi()
  await receive({ uuid: 'a' })
  const stream = await readEvents(port, '4242')
  await stream.until(() => stream.events.length > 0)
  expect(stream.events[0]?.kind).toBe('reset')
})

test.each(['abc', '-1', '1.5', '1e3', '9'.repeat(16)])('an id that was never sent is refused: %s', async id => {
  const { ask } = await startApi()
  expect((await ask('/v1/events', { headers: { 'last-event-id': id } })).status).toBe(400)
})

test('beats while nothing comes, with the position that was reached', async () => {
  const clock = createFakeClock()
  const { receive, port } = await startApi({ clock })
  await receive({ uuid: 'a' })
  const stream = await readEvents(port)
  await stream.until(() => stream.events.length > 0)
  const position = stream.lastId()
  await clock.advance(45_000)
  await stream.until(() => (stream.raw().match(/^: here\n/gm) ?? []).length === 3)
  expect([stream.raw().endsWith(`: here\nid: ${position}\n\n`), stream.events.length]).toEqual([true, 1])
})

test('a reader that takes nothing is cut off after a while, and resumes where it was', async () => {
  const clock = createFakeClock()
  const { app, port } = await startApi({ clock })
  // More than the buffers between the two take.
  const message = 'x '.repeat(4_000)
  await Promise.all(
    Array.from({ length: 2_000 }, (_, n) => app.store.append(ussdDelivery({ uuid: `u-${n}`, message }))),
  )
  await app.store.settled()
  const slow = await rawConnection(port)
  slow.socket.pause()
  slow.socket.write(
    `GET /v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\nLast-Event-ID: 0\r\n\r\n`,
  )
  while (!clock.waits().includes(30_000)) await settle()
  await clock.advance(30_000)
  slow.socket.resume()
  const ids = [...(await slow.closed()).matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))
  const again = await readEvents(port, String(ids.at(-1)))
  await again.until(() => again.uuids().includes('u-1999'))
  expect([ids.length < 2_000, new Set([...ids, ...again.events.map(({ id }) => Number(id))]).size]).toEqual([
    true,
    2_000,
  ])
})

test('has room for so many streams, and for more when one has gone', async () => {
  const { ask, port } = await startApi()
  const streams = await Promise.all(Array.from({ length: 20 }, () => readEvents(port)))
  const refused = await ask('/v1/events')
  expect([refused.status, JSON.parse(refused.body).code]).toEqual([503, 'too-many-streams'])
  streams[0]?.close()
  for (let status = 503; status === 503; ) {
    const next = await readEvents(port)
    status = next.response.statusCode ?? 0
    next.close()
  }
})

test('ends with the engine', async () => {
  const { port, close } = await startApi()
  const stream = await readEvents(port)
  await stream.until(() => stream.events.length > 0)
  await close()
  await stream.closed()
})
