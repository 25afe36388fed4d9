import { expect, onTestFinished, test } from 'vitest'
import { retentionSettingsSchema } from '../../../../electron/contract/settings/settings.ts'
import { createUpkeep, type Upkeep } from '../../../../electron/services/store/upkeep/upkeep.ts'
import { openTestStore, placeOf, tempDir, ussdDelivery } from '../store-kit.ts'

const threadFile = new URL('../../../../electron/services/store/upkeep/upkeep-thread.ts', import.meta.url)
const now = Date.parse('2030-01-01T00:00:00Z')

function upkeepOf(dir: string): Upkeep {
  const upkeep = createUpkeep({ ...placeOf(dir), threadFile })
  onTestFinished(() => upkeep.rest())
  return upkeep
}

test('beside an engine it prunes what has to go, and the engine follows', async () => {
  const dir = tempDir()
  const store = await openTestStore(dir)
  for (let n = 0; n < 20; n += 1) await store.append(ussdDelivery({ uuid: `u-${n}` }))
  await store.settled()
  const gone: string[] = []
  store.onNews(news => gone.push(...news.gone))
  const upkeep = upkeepOf(dir)
  const wish = { retention: retentionSettingsSchema.parse({ maxTransactions: 5 }), now, trimAfter: null }
  let pruned = 0
  for (let done = await upkeep.step(wish); done.ok && !done.step.isDone; done = await upkeep.step(wish)) {
    pruned += done.step.pruned
    // What the journal got from the other thread is projected with the next entry.
    await store.append({ kind: 'act', at: 1, act: { kind: 'revealed', transactionId: 'shop/ussd/u-19' } })
    await store.settled()
  }
  const { failed } = await store.counts()
  expect([pruned, failed]).toEqual([15, 5])
  expect(gone.sort()).toEqual(Array.from({ length: 15 }, (_, n) => `shop/ussd/u-${n}`).sort())
})

test('the newest deliveries are left as they came', async () => {
  const dir = tempDir()
  const store = await openTestStore(dir)
  for (let n = 0; n < 100; n += 1) await store.append(ussdDelivery({ uuid: `u-${n}` }))
  await store.settled()
  const done = await upkeepOf(dir).step({ retention: retentionSettingsSchema.parse({}), now, trimAfter: 0 })
  expect(done).toMatchObject({ ok: true, step: { packed: 0, isDone: true } })
})

test('where there is nothing to open it says so', async () => {
  const done = await upkeepOf('/dev/null/nowhere').step({
    retention: retentionSettingsSchema.parse({}),
    now,
    trimAfter: null,
  })
  expect(done).toMatchObject({ ok: false, trouble: { kind: 'io' } })
})
