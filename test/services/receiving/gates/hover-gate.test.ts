import { describe, expect, it } from 'vitest'
import type { SignatureAlgorithm } from '../../../../electron/core/hover-org/hover-signature.ts'
import { createHoverGate } from '../../../../electron/services/receiving/gates/hover-gate.ts'
import { bodyDigest, sign } from '../../../../electron/services/receiving/gates/hover-signing.ts'
import type { RawDelivery } from '../../../../electron/services/receiving/http/receiver.ts'
import file from '../../../fixtures/hover-to/signature-vectors.json' with { type: 'json' }

const date = 'Wed, 01 Jul 2026 12:00:00 GMT'
const now = Date.parse(date)
const replayWindowMs = 900_000

function gate(override: Partial<Parameters<typeof createHoverGate>[0]> = {}) {
  return createHoverGate({
    secretOf: id => (id === file.webhookId ? file.secret : undefined),
    publicPath: target => target,
    replayWindowMs,
    acceptsSha1: true,
    ...override,
  })
}

type Headers = Readonly<Record<string, string | undefined>>

function delivery(body: string | Buffer, headers: Headers, target = '/hooks/hover'): RawDelivery {
  const present = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined))
  return { hookPath: '/hooks/hover', target, headers: present, body: Buffer.from(body), receivedAt: now }
}

function vector(id: string) {
  const found = file.vectors.find(candidate => candidate.id === id)
  if (found === undefined) throw new Error(`There is no vector ${id}.`)
  return found
}

const v1 = vector('V1')
const code = vector('V2')
const of = ({ body, headers, path }: typeof v1, change: Headers = {}) => delivery(body, { ...headers, ...change }, path)

interface Signing {
  readonly body?: string
  readonly date?: string
  readonly path?: string
  readonly secret?: string
  readonly algorithm?: SignatureAlgorithm
}

/** Headers that prove the body, signed as Hover would. */
function signed({
  body = v1.body,
  path = '/hooks/hover',
  secret = file.secret,
  algorithm = 'sha256',
  ...rest
}: Signing) {
  const on = rest.date ?? date
  const signature = sign({
    secret,
    body: Buffer.from(body),
    date: on,
    path,
    contentType: 'application/json',
    algorithm,
  })
  const name = algorithm === 'sha256' ? 'hover-signature-256' : 'hover-signature'
  return { 'content-type': 'application/json', date: on, [name]: `${algorithm}=${file.webhookId}:${signature}` }
}

const refused = (reason: string) => ({ kind: 'refused', reason })

describe('the gate of organizations', () => {
  it('R2 refuses SHA-1 alone when it is not to count', () => {
    const headers = signed({ algorithm: 'sha1' })
    expect(gate({ acceptsSha1: false }).check(delivery(v1.body, headers))).toEqual(refused('bad-signature'))
  })

  it('R2 still takes a delivery with both signatures when SHA-1 is not to count', () => {
    expect(gate({ acceptsSha1: false }).check(of(v1))).toMatchObject({ kind: 'authentic' })
  })

  it.each(file.vectors)('decides on $id ($note): $expect', each => {
    // V4 signs the query: the path it came to has one too, so the query is part of the signed path here.
    const kind = each.expect === 'reject' ? 'refused' : each.id === 'V2' ? 'code' : 'authentic'
    expect(gate().check(of(each)).kind).toBe(kind)
  })

  it.each(['V1', 'V3', 'V5'])('takes the SHA-1 header of %s when no SHA-256 header came', id => {
    expect(gate().check(of(vector(id), { 'hover-signature-256': undefined })).kind).toBe('authentic')
  })

  it('refuses a query that was not signed', () => {
    expect(gate().check(delivery(v1.body, v1.headers, '/hooks/hover?t=abc'))).toEqual(refused('bad-signature'))
  })

  it('refuses a signature over a query that did not come', () => {
    expect(gate().check(delivery(v1.body, vector('V4').headers))).toEqual(refused('bad-signature'))
  })

  it.each<[string, RawDelivery]>([
    ['the body', delivery(v1.body.replace('completed', 'completeD'), v1.headers)],
    ['the path', delivery(v1.body, v1.headers, '/hooks/hoveR')],
    ['the spelling of the date', of(v1, { date: 'Wed, 1 Jul 2026 12:00:00 GMT' })],
    ['the content type', of(v1, { 'content-type': 'application/json; charset=utf-8' })],
    ['a missing content type', of(v1, { 'content-type': undefined })],
    ['white space after the JSON', delivery(`${v1.body}\n`, v1.headers)],
  ])('refuses a good signature after a change of %s', (_, changed) => {
    expect(gate().check(changed)).toEqual(refused('bad-signature'))
  })

  it('keeps bytes provable: what is kept are the signed headers and the target', () => {
    const verdict = gate().check(of(v1, { 'x-other': 'no', 'content-md5': bodyDigest(Buffer.from(v1.body)) }))
    expect(verdict.kind === 'authentic' && JSON.parse(verdict.signed)).toEqual({
      target: '/hooks/hover',
      headers: { ...v1.headers, 'content-md5': '7S4PEDfVNe0fMe0oJ5WxLw==' },
    })
  })

  it('refuses an event without a signature', () => {
    expect(gate().check(delivery(v1.body, { date }))).toEqual(refused('no-signature'))
  })

  it('does not fall back to a good SHA-1 signature after a bad SHA-256 one (downgrade)', () => {
    const bad = 'sha256=41001:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='
    expect(gate().check(of(v1, { 'hover-signature-256': bad }))).toEqual(refused('bad-signature'))
  })

  it.each(['', 'sha256=', 'sha256=41001', 'sha1=41001:J2bVvb6pncHLXZUURlYODt8iIro=', 'sha256=41001:a, sha256=41001:b'])(
    'refuses the unreadable header "%s", even beside a good SHA-1 one',
    header => {
      expect(gate().check(of(v1, { 'hover-signature-256': header }))).toEqual(refused('bad-signature'))
    },
  )

  it('refuses a signature that is a prefix of the right one', () => {
    const short = v1.headers['hover-signature-256'].slice(0, 40)
    expect(gate().check(of(v1, { 'hover-signature-256': short }))).toEqual(refused('bad-signature'))
  })

  it('knows no webhook that this app did not register', () => {
    expect(gate({ secretOf: () => undefined }).check(of(v1))).toEqual({ kind: 'unknown-webhook', webhookId: 41001 })
  })

  it('refuses a webhook id in the body other than the one in the header', () => {
    const body = v1.body.replace('41001', '41002')
    expect(gate().check(delivery(body, signed({ body })))).toEqual(refused('wrong-webhook'))
  })

  it('accepts a body that names no webhook', () => {
    const body = '{"event":"job-state-changed-v2","job_id":1}'
    expect(gate().check(delivery(body, signed({ body }))).kind).toBe('authentic')
  })

  it('refuses a Content-MD5 header that is not the digest of the body', () => {
    expect(gate().check(of(v1, { 'content-md5': 'AAAAAAAAAAAAAAAAAAAAAA==' }))).toEqual(refused('bad-signature'))
  })

  it('refuses a delivery without a date', () => {
    expect(gate().check(of(v1, { date: undefined }))).toEqual(refused('no-date'))
  })

  it('calls a signed date that cannot be read stale', () => {
    expect(gate().check(delivery(v1.body, signed({ date: 'yesterday' })))).toEqual({
      ...{ kind: 'stale', webhookId: 41001, skewMs: null },
    })
  })

  it.each([
    [900, 'authentic'],
    [901, 'stale'],
    [-900, 'authentic'],
    [-901, 'stale'],
  ])('decides on a date %i seconds ago (replay): %s', (seconds, kind) => {
    const then = new Date(now - seconds * 1_000).toUTCString()
    expect(gate().check(delivery(v1.body, signed({ date: then }))).kind).toBe(kind)
  })

  it.each([16, -16])('R11 calls a delivery signed %i minutes ago stale, not forged, and says by how much', minutes => {
    const then = new Date(now - minutes * 60_000).toUTCString()
    expect(gate().check(delivery(v1.body, signed({ date: then })))).toEqual({
      ...{ kind: 'stale', webhookId: 41001, skewMs: minutes * 60_000 },
    })
  })

  it('R11 measures how much later an accepted delivery came than its Date says', () => {
    const then = new Date(now - 5_000).toUTCString()
    expect(gate().check(delivery(v1.body, signed({ date: then })))).toMatchObject({ kind: 'authentic', skewMs: 5_000 })
  })

  it('R11 calls an old verification code stale', () => {
    const then = new Date(now - 16 * 60_000).toUTCString()
    expect(gate().check(delivery(code.body, signed({ body: code.body, date: then }))).kind).toBe('stale')
  })

  it('calls an old forged delivery forged', () => {
    const then = new Date(now - 16 * 60_000).toUTCString()
    const forged = delivery(v1.body, signed({ date: then, secret: 'other' }))
    expect(gate().check(forged)).toEqual(refused('bad-signature'))
  })

  it('accepts an old delivery in a wider window', () => {
    const then = new Date(now - 16 * 60_000).toUTCString()
    const wide = gate({ replayWindowMs: 20 * 60_000 })
    expect(wide.check(delivery(v1.body, signed({ date: then }))).kind).toBe('authentic')
  })

  it('checks the path that Hover called when a proxy cut a prefix off', () => {
    const behindProxy = gate({ publicPath: target => `/pre${target}` })
    const headers = signed({ path: '/pre/hooks/hover' })
    expect(behindProxy.check(delivery(v1.body, headers)).kind).toBe('authentic')
  })

  const unreadable = [
    ['a list', '[]'],
    ['cut off', '{"event":'],
    ['empty', ''],
    ['nested too deeply', `{"event":${'['.repeat(500)}${']'.repeat(500)}}`],
  ] as const

  it.each(unreadable)('accepts what Hover signed although it is %s', (_, body) => {
    expect(gate().check(delivery(body, signed({ body })))).toMatchObject({ kind: 'authentic', webhookId: 41001 })
  })

  it.each(unreadable)('calls a body malformed that is %s and signed by somebody else', (_, body) => {
    expect(gate().check(delivery(body, signed({ body, secret: 'other' })))).toEqual({ kind: 'malformed' })
  })

  it.each(unreadable)('calls a body malformed that is %s and not signed', (_, body) => {
    expect(gate().check(delivery(body, {}))).toEqual({ kind: 'malformed' })
  })
})

describe('a verification code', () => {
  const value = '11111111-2222-4333-8444-555555555555'

  it('with a good signature is proven', () => {
    expect(gate().check(of(code))).toEqual({
      ...{ kind: 'code', webhookId: 41001, code: value, isProven: true, isSignedWith: null },
    })
  })

  it('of a webhook whose secret is not known yet is unproven', () => {
    expect(gate({ secretOf: () => undefined }).check(of(code))).toMatchObject({ kind: 'code', isProven: false })
  })

  it.each([
    [file.secret, true],
    ['another', false],
  ])('R8 that came before its secret is checked with it later: %s', (secret, isGood) => {
    const verdict = gate({ secretOf: () => undefined }).check(of(code))
    expect(verdict.kind === 'code' && verdict.isSignedWith?.(secret)).toBe(isGood)
  })

  it('without a signature is unproven', () => {
    expect(gate().check(delivery(code.body, { date }))).toMatchObject({ kind: 'code', isProven: false })
  })

  it('with a bad signature is refused', () => {
    const bad = 'sha256=41001:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='
    expect(gate().check(of(code, { 'hover-signature-256': bad }))).toEqual(refused('bad-signature'))
  })

  it('that names no webhook is none', () => {
    const body = `{"event":"webhook-verification-code","code":"${value}"}`
    expect(gate().check(delivery(body, { date }))).toEqual(refused('no-signature'))
  })
})
