import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StoredDelivery } from '../../../../../electron/services/store/journal/file/journal-reading.ts'
import { createReadings } from '../../../../../electron/services/store/projection/entries/readings.ts'

const bodies = ['{"id":"a","type":"transaction"}', '{"id":"b","event":"job_created"}', '{"event":1}', 'no JSON']
const signatures = [null, '{"headers":{"date":"1"}}', '{"headers":{"date":"2"}}']

const delivery = fc.record({
  kind: fc.constant('delivery' as const),
  seq: fc.nat(),
  at: fc.nat(),
  sourceId: fc.constant('s'),
  sourceName: fc.constant('Shop'),
  product: fc.constantFrom('ussd-app' as const, 'hover-org' as const),
  provenBy: fc.constant('current-secret' as const),
  text: fc.oneof(
    fc.constantFrom(...bodies),
    fc.nat(30).map(id => `{"id":"${id}"}`),
  ),
  signed: fc.constantFrom(...signatures),
}) satisfies fc.Arbitrary<StoredDelivery>

test('a delivery says the same, whatever was delivered before it', () => {
  fc.assert(
    fc.property(fc.array(delivery, { maxLength: 60 }), deliveries => {
      expect(deliveries.map(createReadings())).toEqual(deliveries.map(one => createReadings()(one)))
    }),
  )
})

test('what is delivered again is not read again', () => {
  const read = createReadings()
  const [body = ''] = bodies
  const one = {
    ...{ kind: 'delivery', seq: 1, at: 0, sourceId: 's', sourceName: 'Shop', product: 'ussd-app' },
    ...{ provenBy: 'current-secret', text: body, signed: null },
  } as const satisfies StoredDelivery
  expect(read({ ...one, seq: 2 })).toBe(read(one))
})
