import { expect, test } from 'vitest'
import { createFakeClock, settle } from '../../fakes/clock.ts'
import { rawConnection } from '../../fakes/raw-http.ts'
import { failed } from '../attached/attached-kit.ts'
import { ussdDelivery } from '../store/store-kit.ts'
import { startApi, token } from './api-kit.ts'
import { readEvents } from './event-reading.ts'

const news = '/v1/window/news'

test('says from where on it tells of notices before it says how everything is', async () => {
  const { port } = await startApi()
  const stream = await readEvents(port, undefined, token, news)
  // News that come meanwhile may stand anywhere: nobody has anything yet that they could change.
  const kinds = () => stream.events.map(({ kind }) => kind).filter(kind => kind !== 'news')
  await stream.until(() => kinds().length > 1)
  expect(kinds().slice(0, 2)).toEqual(['tellings', 'state'])
})

test('tells of what changes, masked, and of what people were told', async () => {
  const { port, receive } = await startApi()
  const stream = await readEvents(port, undefined, token, news)
  await stream.until(() => stream.events.some(({ kind }) => kind === 'state'))
  await receive({ ...failed('a'), user_message: 'Sent to 0712345678' })
  await stream.until(() => stream.events.filter(({ kind }) => kind === 'tellings').length > 1)
  await stream.until(() => stream.events.some(({ kind }) => kind === 'failures'))
  const told = stream.events.filter(({ kind }) => kind === 'tellings').at(-1)
  expect(told?.data).toMatchObject({ tellings: [{ kind: 'told', notice: { status: 'failed' } }] })
  expect(stream.raw().includes('0712345678')).toBe(false)
})

test('tells whoever comes back what people were told meanwhile, and not what was told before', async () => {
  const { port, receive, app } = await startApi()
  const first = await readEvents(port, undefined, token, news)
  await receive(failed('a'))
  const tellingsIn = ({ events }: typeof first) =>
    events.flatMap(({ kind, data }) => (kind === 'tellings' ? (data.tellings as { kind: string }[]) : []))
  await first.until(() => tellingsIn(first).length > 0)
  first.close()
  const [record] = await app.notices()
  await app.acts.acknowledge([record?.id ?? ''], 'api: Baraka')
  const second = await readEvents(port, first.lastId(), token, news)
  await second.until(() => tellingsIn(second).length > 0)
  expect(tellingsIn(second)).toMatchObject([{ kind: 'acknowledged', noticeIds: [record?.id] }])
})

test('a position of another journal is followed from where this one is', async () => {
  const { port, receive } = await startApi()
  const stream = await readEvents(port, '4242', token, news)
  await stream.until(() => stream.events.some(({ kind }) => kind === 'state'))
  await receive(failed('a'))
  await stream.until(() => stream.events.some(({ kind }) => kind === 'tellings'))
  expect(Number(stream.lastId())).toBeLessThan(4242)
})

test('a reader that takes nothing is cut off, and gets everything when it comes again', async () => {
  const clock = createFakeClock()
  const { app, port } = await startApi({ clock })
  const slow = await rawConnection(port)
  slow.socket.write(`GET ${news} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n\r\n`)
  slow.socket.pause()
  const message = 'x '.repeat(4_000)
  // More than the buffers between the two take.
  for (let round = 0; !clock.waits().includes(30_000); round += 1) {
    await Promise.all(
      Array.from({ length: 200 }, (_, n) => app.store.append(ussdDelivery({ uuid: `u-${round}-${n}`, message }))),
    )
    await app.store.settled()
    await settle()
  }
  await clock.advance(30_000)
  slow.socket.resume()
  const taken = await slow.closed()
  const again = await readEvents(port, undefined, token, news)
  await again.until(() => again.events.some(({ kind }) => kind === 'state'))
  expect([taken.startsWith('HTTP/1.1 200'), again.events.at(-1)?.data]).toMatchObject([true, { counts: {} }])
})

test('ends soon after its token was replaced', async () => {
  const clock = createFakeClock()
  const { port, setToken } = await startApi({ clock })
  const stream = await readEvents(port, undefined, token, news)
  await stream.until(() => stream.events.some(({ kind }) => kind === 'state'))
  setToken('another-token-of-more-than-thirty-two-characters')
  await clock.advance(5_000)
  await stream.closed()
})
