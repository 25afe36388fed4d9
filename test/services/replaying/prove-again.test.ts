import { expect, test } from 'vitest'
import { secretNames } from '../../../electron/services/secrets/secret-names.ts'
import type { DeliveryEntry } from '../../../electron/services/store/journal/entries/entry.ts'
import { deliveryOf, ussdDelivery } from '../store/store-kit.ts'
import { provenUssd, proving, reading, signedJob, ussdSecret } from './replaying-kit.ts'

function storedOf(entry: DeliveryEntry) {
  const whole = reading([entry]).at(1)?.whole
  if (!whole) throw new Error('It is not stored.')
  return whole
}

const changed = (entry: DeliveryEntry): DeliveryEntry => ({
  ...entry,
  body: Buffer.from(Buffer.from(entry.body).toString('utf8').replace('failed', 'closed')),
})

test.each([
  ['a USSD delivery that is stored as it came', provenUssd(), 'proven'],
  ['a USSD delivery of which something was taken out', ussdDelivery(), 'not-as-it-came'],
  ['an event with the signature of its webhook', signedJob('failed'), 'proven'],
  ['an event whose stored bytes were changed', changed(signedJob('failed')), 'disproven'],
  [
    'an event that came without a signature',
    deliveryOf({ event: 'x' }, { product: 'hover-org', sourceId: 'org' }),
    'not-as-it-came',
  ],
] as const)('%s is %s', (_what, entry, outcome) => {
  expect(proving()(storedOf(entry))).toBe(outcome)
})

test.each([
  ['a USSD delivery', provenUssd()],
  ['an event', signedJob('failed')],
])('%s cannot be proven without the secret', (_what, entry) => {
  expect(proving({})(storedOf(entry))).toBe('no-secret')
})

test('an event is proven as of the time at which it came, however long ago that was', () => {
  expect(proving()(storedOf(signedJob('failed', { at: Date.parse('2020-01-01T00:00:00Z') })))).toBe('proven')
})

test('the secret before proves what came before the rotation', () => {
  const rotated = {
    [secretNames.ussdSecret('shop')]: 'another',
    [secretNames.previousUssdSecret('shop')]: ussdSecret,
  }
  expect(proving(rotated)(storedOf(provenUssd()))).toBe('proven')
})
