import { expect, test } from 'vitest'
import { type Notice, sounds } from '../../../electron/contract/notices/notice.ts'
import { addShop, dataFolder, secret, startEngine } from '../doctor/engine-kit.ts'

const post = (url: string, body: unknown) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

function failure(uuid: string) {
  const now = new Date().toISOString()
  const attributes = {
    ...{ uuid, status: 'failed', category: 'no-response', operator_name: 'MTN', action_name: 'Send Money' },
    ...{ environment: 'normal', initiated_at: now, updated_at: now },
  }
  return { meta: { secret }, data: { id: uuid, type: 'transaction', attributes } }
}

test('500 failures within seconds are at most two notices and one sound, and none is lost', async () => {
  const shown: Notice[] = []
  const show = async (notice: Notice) => {
    shown.push(notice)
    return 'shown' as const
  }
  const app = await startEngine(dataFolder(), { show })
  const url = await addShop(app)
  for (let batch = 0; batch < 20; batch += 1) {
    const answers = await Promise.all(Array.from({ length: 25 }, (_, n) => post(url, failure(`u-${batch * 25 + n}`))))
    expect(answers.every(({ status }) => status === 200)).toBe(true)
  }
  await expect.poll(async () => (await app.store.counts()).failed, { timeout: 10_000 }).toBe(500)
  await app.stop()
  const last = shown.at(-1)
  // What takes its own place on the desktop is one notice.
  expect(new Set(shown.map(({ id }) => id)).size).toBeLessThanOrEqual(2)
  expect(shown.filter(sounds).length).toBe(1)
  expect(last?.title).toBe('Send Money: 500 failed')
}, 60_000)

test('how soon after its POST the news of a delivery is told is printed', async () => {
  const app = await startEngine(dataFolder())
  const url = await addShop(app)
  const told = new Map<string, () => void>()
  app.store.onNews(({ notices }) => {
    for (const { transactionId } of notices) told.get(transactionId?.split('/').at(-1) ?? '')?.()
  })
  const took: number[] = []
  for (let n = 0; n < 100; n += 1) {
    const { meta, data } = failure(`u-${n}`)
    const { promise, resolve } = Promise.withResolvers<void>()
    told.set(`u-${n}`, resolve)
    const sent = performance.now()
    await post(url, { meta, data: { ...data, attributes: { ...data.attributes, status: 'odd' } } })
    await promise
    took.push(performance.now() - sent)
  }
  const p95 = took.toSorted((a, b) => a - b)[94] ?? 0
  process.stdout.write(`POST to notice: p95 ${p95.toFixed(0)} ms of ${took.length}\n`)
  expect(took).toHaveLength(100)
}, 60_000)
