import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type Notice, sounds } from '../../../electron/contract/notice.ts'
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

test('500 failures in ten seconds are at most two notices and one sound, and none is lost', async () => {
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
    await setTimeout(100)
  }
  await expect.poll(async () => (await app.store.counts()).failed, { timeout: 10_000 }).toBe(500)
  await app.stop()
  const last = shown.at(-1)
  // What takes its own place on the desktop is one notice.
  expect(new Set(shown.map(({ id }) => id)).size).toBeLessThanOrEqual(2)
  expect(shown.filter(sounds).length).toBe(1)
  expect(last?.title).toBe('Send Money: 500 failed')
}, 60_000)
