import { expect, test } from 'vitest'
import { createTransactionActs } from '../../../electron/services/answering/transaction-acts.ts'
import { deliveryOf, openTestStore, tempDir, ussdDelivery } from '../store/store-kit.ts'

const id = 'shop/ussd/u-1'

async function setup() {
  const store = await openTestStore(tempDir())
  await store.append(ussdDelivery({ message: 'Sent to 0712345678', action: 'Send to 0712345678' }))
  await store.settled()
  const now = () => Date.parse('2026-03-05T10:00:00Z')
  return { store, acts: createTransactionActs({ store, now, categories: () => [] }) }
}

test('a reveal shows what is masked, and is recorded first', async () => {
  const { store, acts } = await setup()
  const masked = await store.detail(id)
  const revealed = await acts.reveal(id)
  expect([masked?.message, masked?.isRevealed, masked?.reveals]).toEqual(['Sent to •••••••678', false, []])
  expect(revealed).toMatchObject({
    ok: true,
    value: {
      ...{ message: 'Sent to 0712345678', title: 'Send to 0712345678', isRevealed: true },
      reveals: ['2026-03-05T10:00:00.000Z'],
    },
  })
})

test('what is revealed once is masked again for the next who asks', async () => {
  const { store, acts } = await setup()
  await acts.reveal(id)
  expect(await store.detail(id)).toMatchObject({ isRevealed: false, reveals: ['2026-03-05T10:00:00.000Z'] })
})

test('a PIN is not revealed', async () => {
  const { store, acts } = await setup()
  const attributes = { uuid: 'p', status: 'failed', session_messages: ['a', 'b'], values_entered: ['(pin)'] }
  await store.append(deliveryOf({ id: 'p', type: 'transaction', attributes }))
  await store.settled()
  const revealed = await acts.reveal('p')
  expect(revealed.ok && revealed.value?.conversation[1]?.entered).toBe('••••')
})

test('an odd delivery is shown in the open only when that is recorded, and changes nothing', async () => {
  const { store, acts } = await setup()
  await store.append(deliveryOf({ type: 'transaction', attributes: { user_message: 'Sent to 0712345678' } }))
  await store.settled()
  const seq = (await store.quarantined())[0]?.seq ?? 0
  const before = await store.counts()
  const shown = await acts.revealQuarantined(seq)
  await store.settled()
  expect(shown.ok && shown.value?.json).toContain('0712345678')
  expect(await store.counts()).toEqual(before)
  const broken = { ...store, append: async () => ({ ok: false, reason: 'disk' }) as const }
  const others = createTransactionActs({ store: broken, now: () => 0, categories: () => [] })
  expect(await others.revealQuarantined(seq)).toMatchObject({ ok: false, failure: { code: 'unavailable' } })
})

test('nothing is shown when that it is shown cannot be recorded', async () => {
  const { store } = await setup()
  const broken = { ...store, append: async () => ({ ok: false, reason: 'disk' }) as const }
  const acts = createTransactionActs({ store: broken, now: () => 0, categories: () => [] })
  expect(await acts.reveal(id)).toMatchObject({ ok: false, failure: { code: 'unavailable' } })
})

test('a decision counts when it is answered, and can be taken back', async () => {
  const { store, acts } = await setup()
  const done = await acts.resolve('u-1', { verdict: 'succeeded', note: 'seen on the statement' })
  const resolved = await store.detail(id)
  await acts.reopen(id)
  const reopened = await store.detail(id)
  expect([done, resolved?.resolution?.note, resolved?.flags.includes('CONFLICT'), reopened?.resolution]).toEqual([
    { ok: true, value: null },
    'seen on the statement',
    false,
    null,
  ])
})

test('what is not there is not found', async () => {
  const { acts } = await setup()
  const answers = [
    await acts.reveal('x'),
    await acts.resolve('x', { verdict: 'failed', note: '' }),
    await acts.reopen('x'),
  ]
  expect(answers.map(answer => (answer.ok ? 'ok' : answer.failure.code))).toEqual(Array(3).fill('not-found'))
})

test('a reveal shows the deliveries as open as the rest, under the same record', async () => {
  const { acts } = await setup()
  const revealed = await acts.reveal(id)
  const [content] = (revealed.ok && revealed.value?.contents) || []
  expect([content?.json?.includes('0712345678'), revealed.ok && revealed.value?.reveals.length]).toEqual([true, 1])
})
