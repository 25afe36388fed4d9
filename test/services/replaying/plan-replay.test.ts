import { expect, test } from 'vitest'
import { everything } from '../../../electron/core/query/filter.ts'
import { createComposing } from '../../../electron/services/replaying/compose-replay.ts'
import { planReplay } from '../../../electron/services/replaying/plan-replay.ts'
import { openFolder } from '../store/retention/retention-kit.ts'
import { jobDelivery, ussdDelivery } from '../store/store-kit.ts'
import { reading } from './replaying-kit.ts'

test('says how many of what fits would be taken', () => {
  const read = reading([ussdDelivery({ uuid: 'a' }), jobDelivery('failed'), ussdDelivery({ uuid: 'a' })])
  const { deliveries, transactions, sources } = planReplay(read.positions(everything), read)
  expect([deliveries, transactions, sources.map(({ sourceName }) => sourceName)]).toEqual([3, 2, ['Shop', 'Roofs']])
})

test('what retention has trimmed is counted, and nothing is composed of it', () => {
  const { dir, receive, packAll, trimAll, close } = openFolder()
  receive(ussdDelivery({ uuid: 'a' }), ussdDelivery({ uuid: 'b', status: 'succeeded' }))
  packAll()
  trimAll()
  close()
  const read = reading([], dir)
  const found = read.at(1)
  const signing = { vault: { get: () => undefined }, now: () => 0, address: 'http://127.0.0.1:1/' }
  const composed = (['stored', 'masked'] as const).map(
    kind => found && createComposing({ form: { kind }, reading: read, ...signing })(found),
  )
  expect([planReplay(read.positions(everything), read).notWhole, composed]).toEqual([2, [null, null]])
})

test('what is packed and not trimmed is there whole', () => {
  const { dir, receive, packAll, close } = openFolder()
  const entry = ussdDelivery({ uuid: 'a' })
  receive(entry)
  packAll()
  close()
  const whole = reading([], dir).at(1)?.whole
  expect(whole?.body.equals(Buffer.from(entry.body))).toBe(true)
})
