import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { signingKeyOf, signOutgoing } from '../../electron/services/forwarding/http/sign-outgoing.ts'
import { addApp, ask, delivery, post, run, serve, tempDir } from '../cli/cli-kit.ts'
import { hasPython, startPython } from './python-kit.ts'

const key = `whsec_${Buffer.from('a key of thirty-two bytes, or so').toString('base64')}`
const otherKey = `whsec_${Buffer.from('another key of 32 bytes, or more').toString('base64')}`

const isThere = await hasPython()
const consuming = (secrets = [key]) => startPython(secrets, onTestFinished)

async function sendingTo(url: string, form: 'cloudevents' | 'raw', ...more: readonly string[]) {
  const dir = tempDir()
  const file = join(dir, 'key.txt')
  writeFileSync(file, key)
  const added = ['destinations', 'add', form, '--name', 'Books', '--url', url, '--key-file', file, ...more]
  return { dir, id: (await run(dir, added)).stdout.trim() }
}

describe.skipIf(!isThere)('a consumer in Python, which knows the specifications and nothing of ours', () => {
  test('takes the events of a USSD transaction', async () => {
    const python = await consuming()
    const { dir } = await sendingTo(python.url, 'cloudevents')
    await addApp(dir)
    const { line } = await serve(dir)
    await post(line.sources[0].localUrl, delivery({ uuid: 'u-1' }))
    await python.until(() => python.told.length >= 2)
    expect([python.refusals(), python.events().map(({ type, subject }) => [type, subject])]).toEqual([
      [],
      [
        ['com.usehover.transaction.received', 'u-1'],
        ['com.usehover.transaction.failed', 'u-1'],
      ],
    ])
  })

  test('takes everything that both products send in practice', async () => {
    const python = await consuming()
    const { dir } = await sendingTo(python.url, 'cloudevents', '--practice', '--trusted')
    await serve(dir, ['--practice'])
    const types = () => new Set(python.events().map(({ type }) => String(type)))
    const wanted = ['com.usehover.transaction.succeeded', 'to.hover.job.failed', 'to.hover.model.received']
    await python.until(() => wanted.every(type => types().has(type)))
    expect(python.refusals()).toEqual([])
  })

  test('takes events about ids and times that no provider should send', async () => {
    const ids = ['a\u0007b\u0085c', 'números 12 ☎ 電話', 'a\ud800b', 'a\ufffeb', 'a\u{1ffff}b', ' ', '<x>']
    const python = await consuming()
    const { dir } = await sendingTo(python.url, 'cloudevents', '--takes', 'deliveries')
    await addApp(dir)
    const { line } = await serve(dir)
    for (const uuid of ids) await post(line.sources[0].localUrl, delivery({ uuid }))
    await post(line.sources[0].localUrl, delivery({ uuid: 'in-far-times', updated_at: 999_999_999_999_999 }))
    await python.until(() => python.told.length > ids.length)
    expect(python.refusals()).toEqual([])
  })

  test('takes what is odd', async () => {
    const python = await consuming()
    const { dir } = await sendingTo(python.url, 'cloudevents')
    await addApp(dir)
    const { line } = await serve(dir)
    const { meta } = delivery()
    await post(line.sources[0].localUrl, { meta, data: { type: 'no transaction' } })
    await python.until(() => python.told.length >= 1)
    expect(python.events().map(({ type }) => type)).toEqual(['com.usehover.delivery.quarantined'])
  })

  test('proves bytes that are passed on raw', async () => {
    const python = await consuming()
    const { dir } = await sendingTo(python.url, 'raw')
    await addApp(dir)
    const { line } = await serve(dir)
    await post(line.sources[0].localUrl, delivery({ uuid: 'u-1' }))
    await python.until(() => python.told.length >= 1)
    expect(python.told).toEqual([expect.objectContaining({ taken: true, event: null })])
  })

  test.each([
    ['the old key', (_new: string) => key],
    ['the new key', (fresh: string) => fresh],
  ])('which knows only %s takes what is sent during a rotation', async (_which, keyOf) => {
    const { dir, id } = await sendingTo('http://127.0.0.1:9/', 'cloudevents')
    const { key: fresh } = await ask(dir, ['destinations', 'rotate-key', id])
    const python = await consuming([keyOf(fresh)])
    await run(dir, ['destinations', 'set-address', id, '--url', python.url])
    await addApp(dir)
    const { line } = await serve(dir)
    await post(line.sources[0].localUrl, delivery({ uuid: 'u-1' }))
    await python.until(() => python.told.length >= 2)
    expect([python.refusals(), python.events().length]).toEqual([[], 2])
  })
})

const event = {
  ...{ specversion: '1.0', id: 'e-1', source: '/hover/shop', type: 'com.usehover.transaction.failed' },
  ...{ subject: 'u-1', time: '2026-03-05T09:14:41Z', datacontenttype: 'application/json', receivedtime: 'x', data: {} },
}

interface Sent {
  readonly body?: string
  readonly id?: string
  readonly at?: Date
  readonly keys?: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
}

async function sendTo(url: string, { body = JSON.stringify(event), id = 'e-1', at = new Date(), ...more }: Sent) {
  const keys = (more.keys ?? [key]).map(signingKeyOf)
  const signed = signOutgoing({ id, at, body: Buffer.from(body), keys })
  const headers = { 'content-type': 'application/cloudevents+json; charset=utf-8', ...signed, ...more.headers }
  return (await fetch(url, { method: 'POST', headers, body })).status
}
const having = (changes: object): Sent => ({ body: JSON.stringify({ ...event, ...changes }) })

describe.skipIf(!isThere)('the same consumer', () => {
  test('takes what is right', async () => {
    expect(await sendTo((await consuming()).url, {})).toBe(204)
  })

  test('looks for a signature of a key that it knows among several', async () => {
    const { url } = await consuming([otherKey, key])
    expect(await sendTo(url, { keys: [`whsec_${Buffer.alloc(32, 1).toString('base64')}`, otherKey] })).toBe(204)
  })

  test.each<[string, Sent, string]>([
    ['another key', { keys: [otherKey] }, 'signature'],
    ['an old time', { at: new Date(Date.now() - 600_000) }, 'too-old'],
    ['a time to come', { at: new Date(Date.now() + 600_000) }, 'too-old'],
    ['a time with fractions', { headers: { 'webhook-timestamp': '1760000000.5' } }, 'timestamp'],
    ['another id than is signed', { headers: { 'webhook-id': 'e-2' } }, 'signature'],
    ['a signature that is no Base64', { headers: { 'webhook-signature': 'v1,!' } }, 'signature-form'],
    ['a signature without a version', { headers: { 'webhook-signature': 'abc' } }, 'signature-form'],
    ['a signature of another version', { headers: { 'webhook-signature': 'v2,abc=' } }, 'signature'],
    ['another id in the event', having({ id: 'e-2' }), 'webhook-id'],
    ['no JSON', { body: '{' }, 'no-json'],
    ['no object', { body: '[]' }, 'no-json'],
    ['no number', { body: '{"specversion":NaN}' }, 'no-json'],
    ['a name that stands twice', { body: '{"id":"a","id":"b"}' }, 'key-twice'],
    ['an older version', having({ specversion: '0.3' }), 'specversion'],
    ['no id', having({ id: undefined }), 'no-id'],
    ['an empty id', having({ id: '' }), 'id'],
    ['no type', having({ type: undefined }), 'no-type'],
    ['a type that is null', having({ type: null }), 'type'],
    ['a source with a space', having({ source: '/hover/my shop' }), 'source'],
    ['a time that is no RFC 3339', having({ time: '2026-03-05 09:14' }), 'time'],
    ['a time without a zone', having({ time: '2026-03-05T09:14:41' }), 'time'],
    ['an empty subject', having({ subject: '' }), 'subject'],
    ['a control character', having({ subject: 'a\u0007b' }), 'subject'],
    ['no media type', having({ datacontenttype: 'json' }), 'datacontenttype'],
    ['a relative schema', having({ dataschema: 'schema' }), 'dataschema'],
    ['data twice', having({ data_base64: '' }), 'data-twice'],
    ['a capital in a name', having({ receivedTime: 'x' }), 'extension-name'],
    ['a dash in a name', having({ 'received-time': 'x' }), 'extension-name'],
    ['a name of 21 characters', having({ abcdefghijklmnopqrstu: 'x' }), 'extension-name'],
    ['an object as an attribute', having({ verified: {} }), 'extension-value'],
    ['an attribute that is null', having({ verified: null }), 'extension-value'],
    ['a fraction as an attribute', having({ verified: 1.5 }), 'extension-value'],
  ])('refuses %s', async (_what, sent, reason) => {
    const python = await consuming()
    expect(await sendTo(python.url, sent)).toBeGreaterThanOrEqual(400)
    await python.until(() => python.told.length > 0)
    expect(python.refusals()).toEqual([reason])
  })
})
