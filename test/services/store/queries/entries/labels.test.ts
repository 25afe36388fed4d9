import { expect, it } from 'vitest'
import { openTestStore, tempDir, ussdDelivery } from '../../store-kit.ts'

it('tells what each delivery did, in the order of the question', async () => {
  const store = await openTestStore(tempDir())
  const entries = [
    ussdDelivery({ uuid: 'u-1' }),
    ussdDelivery({ uuid: 'u-2' }),
    ussdDelivery({ uuid: 'u-1' }),
    ussdDelivery({ uuid: 'u-1', status: 'succeeded', updatedAt: '2026-03-05T10:00:00Z' }),
  ]
  const appended = await Promise.all(entries.map(store.append))
  await store.settled()
  const asked = appended.map((each, index) => ({
    ...{ seq: each.ok ? each.seq : 0, sourceId: entries[index]?.sourceId ?? '', kind: 'ussd' as const },
    providerId: index === 1 ? 'u-2' : 'u-1',
  }))
  const ofAnother = asked.slice(0, 1).map(question => ({ ...question, providerId: 'u-2' }))
  const labels = await store.labels([...asked, ...ofAnother])
  expect(labels).toEqual(['new', 'new', 'duplicate', 'update', null])
})

it('has no label for what is not there', async () => {
  const store = await openTestStore(tempDir())
  expect(await store.labels([{ seq: 1, sourceId: 'shop', kind: 'ussd', providerId: 'u-1' }])).toEqual([null])
})
