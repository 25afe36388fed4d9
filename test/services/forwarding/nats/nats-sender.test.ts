import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CloudEvent } from 'cloudevents'
import { expect, onTestFinished, test } from 'vitest'
import { destinationSchema } from '../../../../electron/contract/settings/destinations.ts'
import { createOpenSender } from '../../../../electron/services/forwarding/open-sender.ts'
import type { Outgoing } from '../../../../electron/services/store/queries/outbox/outbox.ts'
import { makeCertificates } from '../../../fakes/ngrok-edge/certificates.ts'
import { makeOperator } from '../../../servers/nats-operator.ts'
import { natsServer, startNats } from '../../../servers/nats-server.ts'
import { describeWith } from '../../../servers/program.ts'
import { tempDir } from '../../store/store-kit.ts'
import { readStream, withNats } from './nats-kit.ts'

const outgoing = (n: number, lane = n, content: Partial<Outgoing['content']> = {}): Outgoing => ({
  ...{ position: n, lane, event: [n, 0] },
  content: {
    ...{ id: `evt_${n}`, type: 'com.usehover.transaction.received', source: '/hover/shop', subject: `u-${lane}` },
    ...{ time: '2026-03-05T09:14:41.000Z', receivedtime: '2026-03-05T09:15:00.000Z', verified: 'current-secret' },
    data: { reason: 'Envoi d’argent 💸' },
    ...content,
  },
  delivery: { body: Buffer.from('{"id":"u-1","n":1.10}'), signed: null, product: 'ussd-app' },
})

function sender(address: string | undefined, wanted: object = {}, login?: string) {
  const destination = destinationSchema.parse({ id: 'bus', name: 'Bus', kind: 'nats', form: 'cloudevents', ...wanted })
  const secrets: Readonly<Record<string, string | undefined>> = {
    'destination/bus/address': address,
    'destination/bus/login': login,
  }
  const opened = createOpenSender({ vault: { get: name => secrets[name] }, now: Date.now })(destination)
  onTestFinished(opened.close)
  const send = (...batch: readonly Outgoing[]) => opened.send(batch, new AbortController().signal)
  return { ...opened, send }
}

const ok = { ok: true }
const failed = (trouble: string) => ({ ok: false, trouble, retryAfterMs: null })
const server = (more?: string) => startNats({ onEnd: onTestFinished, ...(more !== undefined && { more }) })

async function encrypted() {
  const [dir, { caPem, certPem, keyPem }] = [tempDir(), makeCertificates()]
  const [cert, key] = [join(dir, 'cert.pem'), join(dir, 'key.pem')]
  writeFileSync(cert, certPem)
  writeFileSync(key, keyPem)
  return { nats: await server(`tls { cert_file: "${cert}", key_file: "${key}" }`), ca: caPem }
}

describeWith(natsServer, 'a stream of NATS JetStream', () => {
  test('takes an event as a structured CloudEvent, under a subject of its source, kind and status', async () => {
    const nats = await server()
    expect(await sender(nats.url).send(outgoing(1))).toEqual([ok])
    const [read] = await readStream(nats)
    expect(read).toMatchObject({
      ...{ subject: 'hover.shop.transaction.received', id: 'evt_1' },
      contentType: 'application/cloudevents+json; charset=utf-8',
    })
    const event = new CloudEvent(JSON.parse(read?.text ?? ''))
    expect(event.toJSON()).toMatchObject({ ...outgoing(1).content, specversion: '1.0' })
  })

  test('has the body as it is stored only when it is trusted', async () => {
    const nats = await server()
    await sender(nats.url).send(outgoing(1))
    await sender(nats.url, { isTrusted: true }).send(outgoing(2))
    const bodies = (await readStream(nats)).map(({ text }) => JSON.parse(text).data.body)
    expect(bodies).toEqual([undefined, { id: 'u-1', n: 1.1 }])
  })

  test('drops what is sent a second time', async () => {
    const nats = await server()
    const { send } = sender(nats.url)
    expect(await send(outgoing(1), outgoing(2))).toEqual([ok, ok])
    expect(await send(outgoing(2), outgoing(3))).toEqual([ok, ok])
    expect((await readStream(nats)).map(({ id }) => id)).toEqual(['evt_1', 'evt_2', 'evt_3'])
  })

  test('makes subjects of safe words, whatever a source is called', async () => {
    const nats = await server()
    const source = `/hover/${encodeURIComponent('a.b *>é')}`
    await sender(nats.url).send(outgoing(1, 1, { source, type: 'to.hover.capture-request.failed' }))
    const [read] = await readStream(nats)
    expect(read?.subject).toMatch(/^hover\.[A-Za-z0-9_-]+\.capture-request\.failed$/)
  })

  test('keeps the order of a transaction, also where many of it are sent at once', async () => {
    const nats = await server()
    await sender(nats.url).send(...Array.from({ length: 60 }, (_, n) => outgoing(n + 1, n % 3)))
    const read = (await readStream(nats)).map(({ text }) => JSON.parse(text))
    for (const lane of [0, 1, 2]) {
      const ids = read.filter(({ subject }) => subject === `u-${lane}`).map(({ id }) => Number(id.slice(4)))
      expect(ids).toEqual([...ids].sort((a, b) => a - b))
    }
    expect(read.length).toBe(60)
  })

  test('is not given what follows an event that it cannot take, and takes what others have', async () => {
    const nats = await server('max_payload: 4KB')
    const long = outgoing(1, 7, { data: { reason: 'x'.repeat(4000) } })
    const outcomes = await sender(nats.url).send(long, outgoing(2, 7), outgoing(3, 8))
    expect(outcomes).toEqual([failed('too-large'), failed('too-large'), ok])
    expect((await readStream(nats)).map(({ id }) => id)).toEqual(['evt_3'])
  })

  test('is made with the name that was asked for, and one that is there is not altered', async () => {
    const nats = await server()
    const before = await withNats(nats.url, manager =>
      manager.streams.add({ name: 'OURS', subjects: ['hover.>'], max_msgs: 2 }),
    )
    await sender(nats.url, { stream: 'OURS' }).send(outgoing(1), outgoing(2), outgoing(3))
    const after = await withNats(nats.url, manager => manager.streams.info('OURS'))
    expect([after.config, after.state.messages]).toEqual([before.config, 2])
  })

  test('that takes other subjects is said to be another one, and left as it is', async () => {
    const nats = await server()
    await withNats(nats.url, manager => manager.streams.add({ name: 'HOVER', subjects: ['orders.>'] }))
    expect(await sender(nats.url).send(outgoing(1))).toEqual([failed('other-stream')])
    const { config } = await withNats(nats.url, manager => manager.streams.info('HOVER'))
    expect(config.subjects).toEqual(['orders.>'])
  })

  test('cannot be made where another one takes the same subjects', async () => {
    const nats = await server()
    await withNats(nats.url, manager => manager.streams.add({ name: 'ALL', subjects: ['hover.>'] }))
    expect(await sender(nats.url).send(outgoing(1))).toEqual([failed('other-stream')])
  })

  test('that is full and refuses more is said to be full', async () => {
    const nats = await server()
    const { DiscardPolicy } = await import('@nats-io/jetstream')
    await withNats(nats.url, manager =>
      manager.streams.add({ name: 'HOVER', subjects: ['hover.>'], max_msgs: 1, discard: DiscardPolicy.New }),
    )
    expect(await sender(nats.url).send(outgoing(1), outgoing(2, 1))).toEqual([ok, failed('full')])
  })

  test('is made again when somebody has deleted it', async () => {
    const nats = await server()
    const { send } = sender(nats.url)
    await send(outgoing(1))
    await withNats(nats.url, manager => manager.streams.delete('HOVER'))
    expect(await send(outgoing(2))).toEqual([failed('other-stream')])
    expect(await send(outgoing(2))).toEqual([ok])
  })

  test('is found again after its server was killed', async () => {
    const nats = await server()
    const { send } = sender(nats.url)
    await send(outgoing(1))
    await nats.kill()
    expect(await send(outgoing(2))).toEqual([failed('unreachable')])
    await nats.start()
    expect(await send(outgoing(2))).toEqual([ok])
    expect((await readStream(nats)).map(({ id }) => id)).toEqual(['evt_1', 'evt_2'])
  })

  test.each([
    ['a name and a password', 'authorization { user: "hover", password: "p@ss/1" }', 'hover:p%40ss%2F1@'],
    ['a token', 'authorization { token: "t0ken" }', 't0ken@'],
  ])('is reached with %s, and without says that the login is refused', async (_, more, who) => {
    const nats = await server(more)
    expect(await sender(nats.url.replace('//', `//${who}`)).send(outgoing(1))).toEqual([ok])
    expect(await sender(nats.url).send(outgoing(2))).toEqual([failed('login-refused')])
  })

  test('says that a user may not publish', async () => {
    const allowed = 'publish: ["$JS.>", "_INBOX.>"], subscribe: ">"'
    const nats = await server(`authorization { users: [{ user: "a", password: "b", permissions: { ${allowed} } }] }`)
    expect(await sender(nats.url.replace('//', '//a:b@')).send(outgoing(1))).toEqual([failed('not-allowed')])
  })

  test('is reached by a user who may do nothing but what is needed', async () => {
    const needed = 'publish: ["hover.>", "$JS.API.>"], subscribe: "_INBOX.>"'
    const nats = await server(`authorization { users: [{ user: "a", password: "b", permissions: { ${needed} } }] }`)
    expect(await sender(nats.url.replace('//', '//a:b@')).send(outgoing(1), outgoing(2, 1))).toEqual([ok, ok])
  })

  test('is reached with a credentials file, and without says that the login is refused', async () => {
    const { config, creds } = makeOperator()
    const nats = await server(config)
    expect(await sender(nats.url, {}, creds).send(outgoing(1))).toEqual([ok])
    expect(await sender(nats.url).send(outgoing(2))).toEqual([failed('login-refused')])
    expect(await sender(nats.url, {}, 'no credentials').send(outgoing(2))).toMatchObject([{ ok: false }])
  })

  test('is reached over TLS when the certificate is proven, and otherwise not', async () => {
    const { nats, ca } = await encrypted()
    const address = nats.url.replace('nats://', 'tls://')
    expect(await sender(address, { ca }).send(outgoing(1))).toEqual([ok])
    expect(await sender(address).send(outgoing(2))).toEqual([failed('unreachable')])
  })

  test('says that a server has no JetStream', async () => {
    const nats = await startNats({ onEnd: onTestFinished, hasJetStream: false })
    expect(await sender(nats.url).send(outgoing(1))).toEqual([failed('no-jetstream')])
  })

  test('nothing is said to a server without TLS when TLS is asked for', async () => {
    const nats = await server('authorization { token: "t0ken" }')
    const address = nats.url.replace('nats://', 'tls://t0ken@')
    expect(await sender(address).send(outgoing(1))).toEqual([failed('unreachable')])
  })

  test('ends with the app', async () => {
    const nats = await server()
    const { send } = sender(nats.url)
    await send(outgoing(1))
    const opened = createOpenSender({ vault: { get: () => nats.url }, now: Date.now })
    const one = opened(destinationSchema.parse({ id: 'bus', name: 'Bus', kind: 'nats', form: 'cloudevents' }))
    expect(await one.send([outgoing(2)], AbortSignal.abort())).toEqual([failed('unreachable')])
    await one.close()
  })
})

test.each([undefined, 'nats://10.0.0.1:4222', 'http://127.0.0.1/', 'x'])(
  'nothing is sent to the address %s, which is none or is not safe',
  async address => {
    expect(await sender(address).send(outgoing(1))).toEqual([failed('no-address')])
  },
)
