import { beforeEach, expect, test } from 'vitest'
import { type RetentionSettings, retentionSettingsSchema } from '../../../../../electron/contract/settings/settings.ts'
import { planPrune } from '../../../../../electron/services/store/retention/pruning/plan.ts'
import { ussdDelivery } from '../../store-kit.ts'
import { openFolder } from '../retention-kit.ts'

const muchLater = Date.parse('2030-01-01T00:00:00Z')

let folder: ReturnType<typeof openFolder>
beforeEach(() => {
  folder = openFolder()
  folder.receive(
    ...['a', 'b', 'c'].map(uuid => ussdDelivery({ uuid, status: 'failed' })),
    ussdDelivery({ uuid: 'd', status: 'succeeded' }),
  )
})

const textsOf = (wanted: Partial<RetentionSettings>, now = muchLater) =>
  planPrune(folder.place, retentionSettingsSchema.parse(wanted), now).texts

test.each([true, false])('counts those that are old enough; packed: %s', isPacked => {
  if (isPacked) folder.packAll()
  expect(textsOf({ trimAfterDays: 1 })).toBe(4)
})

test('counts none where texts stay, and none that is too young', () => {
  expect([textsOf({}), textsOf({ trimAfterDays: 36_500 })]).toEqual([0, 0])
})

test('does not count those that go whole', () => {
  expect(textsOf({ trimAfterDays: 1, maxTransactions: 1 })).toBe(1)
})

test('does not count those that are kept whole for longer', () => {
  expect(textsOf({ trimAfterDays: 1, keepLongerDays: { failed: 36_500 } })).toBe(1)
})

test('does not count those whose texts are gone, and again one that was heard of since', () => {
  folder.packAll()
  folder.trimAll()
  const before = textsOf({ trimAfterDays: 1 })
  folder.receive(ussdDelivery({ uuid: 'a', status: 'failed', message: 'late' }))
  folder.packAll()
  expect([before, textsOf({ trimAfterDays: 1 })]).toEqual([0, 1])
})

test('counts at least as many as trimming takes', () => {
  const planned = textsOf({ trimAfterDays: 1 })
  folder.packAll()
  expect(folder.trimAll()).toBeLessThanOrEqual(planned)
})
