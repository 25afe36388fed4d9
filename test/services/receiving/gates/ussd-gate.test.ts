import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createUssdGate, type UssdSecret } from '../../../../electron/services/receiving/gates/ussd-gate.ts'
import { fixture } from '../../../core/ussd.ts'

const s1 = '0123456789abcdef0123456789abcdef'
const s2 = 'fedcba9876543210fedcba9876543210'
const shop: UssdSecret = { sourceId: 'shop', secret: s1, provenBy: 'current-secret' }
const other: UssdSecret = { sourceId: 'other', secret: s2, provenBy: 'current-secret' }

const now = () => Date.parse('2026-07-01T12:00:00Z')
const bytes = (body: unknown) => Buffer.from(JSON.stringify(body))
const { data } = fixture('v01')
const check = (body: unknown, secrets = [shop, other], hook = 'shop') =>
  createUssdGate(secrets, now).check(bytes(body), hook)
const withSecret = (secret: unknown) => ({ meta: { secret }, data })

describe('the gate of USSD apps', () => {
  it('lets the right secret in and hands on the data without meta', () => {
    const body = bytes(withSecret(s1))
    expect(createUssdGate([shop], now).check(body, 'shop')).toEqual({
      kind: 'authentic',
      sourceId: 'shop',
      provenBy: 'current-secret',
      body: Buffer.from(JSON.stringify(data)),
      digest: createHash('sha256').update(body).digest(),
    })
  })

  it('never hands on the secret or a PIN', () => {
    const verdict = check({ ...fixture('v08'), meta: { secret: s1 } })
    expect(verdict.kind === 'authentic' && verdict.body.toString()).not.toMatch(new RegExp(`4821|${s1}`))
  })

  it('never hands on the secret, also when the data repeats it as text or as a key', () => {
    const note = `ours is ${s1}`
    const verdict = check({ meta: { secret: s1 }, data: { id: 'a', attributes: { extras: [{ note, [s1]: s1 }] } } })
    expect(verdict.kind === 'authentic' && JSON.parse(verdict.body.toString())).toEqual({
      ...{ id: 'a', attributes: { extras: [{ note: 'ours is [removed]', '[removed]': '[removed]' }] } },
    })
  })

  it('never hands on the secret, also when only one of its two places is written with an escape', () => {
    const escaped = `\\u${s1.charCodeAt(0).toString(16).padStart(4, '0')}${s1.slice(1)}`
    const body = Buffer.from(`{"meta":{"secret":"${escaped}"},"data":{"id":"a","note":"${s1}"}}`)
    const verdict = createUssdGate([shop], now).check(body, 'shop')
    expect(verdict.kind === 'authentic' && verdict.body.toString()).toBe('{"id":"a","note":"[removed]"}')
  })

  it.each([
    ['its last character changed', `${s1.slice(0, -1)}e`],
    ['its first character changed', `1${s1.slice(1)}`],
    ['one character more', `${s1}0`],
    ['one character less', s1.slice(1)],
    ['other case', s1.toUpperCase()],
    ['a space around it', ` ${s1}`],
  ])('refuses the secret with %s', (_, secret) => {
    expect(check(withSecret(secret))).toEqual({ kind: 'refused', reason: 'wrong-secret' })
  })

  it.each([
    ['no meta', { data }],
    ['meta null', { meta: null, data }],
    ['meta as a list', { meta: [s1], data }],
    ['an empty secret', withSecret('')],
    ['a number', withSecret(123)],
    ['a list', withSecret([s1])],
    ['an object', withSecret({ s1 })],
    ['the secret in another place', { secret: s1, data }],
  ])('refuses %s', (_, body) => {
    expect(check(body)).toEqual({ kind: 'refused', reason: 'no-secret' })
  })

  it.each([
    ['without a secret', { event: 'job-state-changed', webhook_id: 1 }],
    ['with one', { event: 'job-state-changed', meta: { secret: 'x' } }],
  ])('refuses an event of the other Hover %s, and says so', (_, body) => {
    expect(check(body)).toEqual({ kind: 'refused', reason: 'other-hover' })
  })

  it('lets nobody in by an empty configured secret', () => {
    expect(check(withSecret(''), [{ ...shop, secret: '' }]).kind).toBe('refused')
  })

  it('lets nobody in when no app is configured', () => {
    expect(check(withSecret(s1), []).kind).toBe('refused')
  })

  it('stores under the app whose secret it is, whatever address it was posted to', () => {
    expect(check(withSecret(s2), [shop, other], 'shop')).toMatchObject({ kind: 'authentic', sourceId: 'other' })
  })

  it.each(['shop', 'twin'])('stores under the app of the address when two share a secret: %s', hook => {
    const twin: UssdSecret = { ...shop, sourceId: 'twin' }
    expect(check(withSecret(s1), [shop, twin], hook)).toMatchObject({ sourceId: hook })
  })

  it('lets the previous secret in during a rotation, and says so', () => {
    const previous: UssdSecret = { sourceId: 'shop', secret: s2, provenBy: 'previous-secret' }
    expect(check(withSecret(s2), [shop, previous])).toMatchObject({ sourceId: 'shop', provenBy: 'previous-secret' })
  })

  it.each<[string, number, string]>([
    ['before', 1, 'authentic'],
    ['at', 0, 'refused'],
    ['after', -1, 'refused'],
  ])('goes by the clock %s the end of the grace', (_, left, kind) => {
    const previous: UssdSecret = { ...shop, secret: s2, provenBy: 'previous-secret', until: now() + left }
    expect(check(withSecret(s2), [shop, previous]).kind).toBe(kind)
  })

  it('refuses the previous secret after the rotation', () => {
    expect(check(withSecret(s2), [shop]).kind).toBe('refused')
  })

  it.each([
    ['cut off JSON', Buffer.from('{"meta":')],
    ['a list', bytes([withSecret(s1)])],
    ['a text', bytes(s1)],
    ['null', bytes(null)],
    ['invalid UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
  ])('cannot read %s', (_, body) => {
    expect(createUssdGate([shop], now).check(body, 'shop')).toEqual({ kind: 'malformed' })
  })

  it.each([
    ['no data', { meta: { secret: s1 } }, 'null'],
    ['a list as data', { meta: { secret: s1 }, data: [] }, '[]'],
    ['a text as data', { meta: { secret: s1 }, data: 'x' }, '"x"'],
  ])('lets %s in, to be kept aside', (_, body, expected) => {
    const verdict = check(body)
    expect(verdict.kind === 'authentic' && verdict.body.toString()).toBe(expected)
  })

  it('goes by the last of two keys of one name', () => {
    const body = Buffer.from(`{"meta":{"secret":"${s1}","secret":"wrong"},"data":{}}`)
    expect(createUssdGate([shop], now).check(body, 'shop').kind).toBe('refused')
  })

  it('does not fail on JSON text nested too deeply inside the data', () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000)
    expect(check({ meta: { secret: s1 }, data: { input_extras: deep } }).kind).toBe('authentic')
  })

  const stored = (text: string) => {
    const verdict = createUssdGate([shop], now).check(Buffer.from(text), 'shop')
    return verdict.kind === 'authentic' ? verdict.body.toString() : verdict.kind
  }

  it('keeps the digits of numbers that no double holds, as text, and others as numbers', () => {
    const data = '{"device_id":90000000011234567891,"small":-9007199254740993,"whole":9007199254740991,"rate":0.5}'
    expect(stored(`{"meta":{"secret":"${s1}"},"data":${data}}`)).toBe(
      '{"device_id":"90000000011234567891","small":"-9007199254740993","whole":9007199254740991,"rate":0.5}',
    )
  })

  it('leaves long digits inside a text alone, also beside a long number', () => {
    const data = '{"a":"\\"id\\": 90000000011234567891,","b":90000000011234567891}'
    expect(JSON.parse(stored(`{"meta":{"secret":"${s1}"},"data":${data}}`))).toEqual({
      a: '"id": 90000000011234567891,',
      b: '90000000011234567891',
    })
  })

  it.each([
    ['compact', ''],
    ['with white space', ' '],
  ])('keeps the last of two values of one key and marks it: %s', (_, space) => {
    const text = `{"meta":{"secret":"${s1}"},"data":{"id":"1",${space}"a":"x","a"${space}:"y"}}`
    expect(stored(text)).toBe('{"id":"1","a":"y","hover-tray:repeated-keys":true}')
  })

  it('marks a key that stood there twice also when a removed PIN makes up for its length', () => {
    const text = `{"meta":{"secret":"${s1}"},"data":{"pin":"1","a":100,"a":2}}`
    expect(JSON.parse(stored(text))).toEqual({ pin: expect.any(String), a: 2, 'hover-tray:repeated-keys': true })
  })

  it.each([
    ['white space', JSON.stringify({ meta: { secret: s1 }, data }, null, 2)],
    ['escapes', `{"meta":{"secret":"${s1}"},"data":{"a":"\\u00e9\\"x\\": ","b":{"a":1}}}`],
    ['other keys beside data', `{"meta":{"secret":"${s1}"},"more":{"a":1},"data":{"a":1}}`],
    ['a removed PIN', `{"meta":{"secret":"${s1}"},"data":{"pin":"1234","a":1}}`],
  ])('marks nothing that was only written with %s', (_, text) => {
    expect(stored(text)).not.toContain('repeated-keys')
  })
})
