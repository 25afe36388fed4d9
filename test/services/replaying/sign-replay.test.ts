import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { createHoverGate } from '../../../electron/services/receiving/gates/hover-gate.ts'
import { createUssdGate } from '../../../electron/services/receiving/gates/ussd-gate.ts'
import { createReplaySigning, type ReplaySigning } from '../../../electron/services/replaying/sign-replay.ts'
import { secretNames } from '../../../electron/services/secrets/secret-names.ts'
import type { DeliveryEntry } from '../../../electron/services/store/journal/entries/entry.ts'
import { provenUssd, reading, signedJob, ussdSecret } from './replaying-kit.ts'

const now = Date.parse('2026-11-01T12:00:00Z')
const kept: Readonly<Record<string, string>> = {
  [secretNames.ussdSecret('shop')]: ussdSecret,
  [secretNames.webhookSecret('org', 41)]: 'of-webhook-41',
}
const vault = { get: (name: string) => kept[name] }

function signed(entry: DeliveryEntry, signing: ReplaySigning, from: Pick<typeof vault, 'get'> = vault) {
  const whole = reading([entry]).at(1)?.whole
  if (!whole) throw new Error('It is not stored.')
  const sign = createReplaySigning({ vault: from, now: () => now, address: 'http://127.0.0.1:3000/hooks/hover?x=1' })
  return sign(whole, Buffer.from(entry.body), signing)
}

const provider = (secret: string | null = null): ReplaySigning => ({ kind: 'provider', secret })
const nothing = { get: () => undefined }

test.each([
  ['the secret of its source', provider(), ussdSecret],
  ['a given one', provider('for-trying'), 'for-trying'],
])('a USSD delivery with %s passes the gate of whoever has it', (_what, signing, secret) => {
  const content = signed(provenUssd(), signing)
  const gate = createUssdGate([{ sourceId: 'other', secret, provenBy: 'current-secret' }], () => now)
  expect(gate.check(Buffer.from(content?.body ?? []), 'other').kind).toBe('authentic')
})

test.each([
  ['the secret of its webhook', provider(), 'of-webhook-41'],
  ['a given one', provider('for-trying'), 'for-trying'],
])('an event with %s passes the gate of whoever has it, as of now', (_what, signing, secret) => {
  const { headers, body } = signed(signedJob('failed'), signing) ?? { headers: {}, body: Buffer.alloc(0) }
  const gate = createHoverGate({
    secretOf: id => (id === 41 ? secret : undefined),
    ...{ publicPath: target => target, replayWindowMs: 900_000, acceptsSha1: false },
  })
  const target = '/hooks/hover'
  const delivery = { hookPath: target, target, headers: { ...headers }, body: Buffer.from(body), receivedAt: now }
  expect(gate.check(delivery).kind).toBe('authentic')
})

test('as a Standard Webhook it passes the check of its own library', () => {
  const key = `whsec_${Buffer.from('a key of thirty-two bytes, or so').toString('base64')}`
  const whole = reading([signedJob('failed')]).at(1)?.whole
  if (!whole) throw new Error('It is not stored.')
  const sign = createReplaySigning({ vault, now: Date.now, address: 'http://127.0.0.1:3000/' })
  const content = sign(whole, whole.body, { kind: 'standard', key })
  expect(() => new Webhook(key).verify(Buffer.from(content?.body ?? []), { ...content?.headers })).not.toThrow()
})

test('unsigned it holds no secret and no signature', () => {
  for (const entry of [provenUssd(), signedJob('failed')]) {
    const content = signed(entry, { kind: 'none' })
    expect([Object.keys(content?.headers ?? {}), Buffer.from(content?.body ?? []).includes(ussdSecret)]).toEqual([
      ['content-type'],
      false,
    ])
  }
})

test.each([
  ['a USSD delivery', provenUssd()],
  ['an event', signedJob('failed')],
])('%s is not signed where the secret is not kept', (_what, entry) => {
  expect(signed(entry, provider(), nothing)).toBeNull()
})
