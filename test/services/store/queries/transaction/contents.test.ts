import { expect, test } from 'vitest'
import { seenJob } from '../../../../core/hover-org/history-kit.ts'
import { deliveryOf, jobDelivery, openTestStore, tempDir, ussdDelivery } from '../../store-kit.ts'

const id = 'shop/ussd/u-1'

async function storeWith(...entries: readonly ReturnType<typeof ussdDelivery>[]) {
  const store = await openTestStore(tempDir())
  for (const entry of entries) await store.append(entry)
  await store.settled()
  return store
}

test('the deliveries of a transaction come in their order, each with what it changed', async () => {
  const pending = ussdDelivery({ status: 'pending', updatedAt: '2026-03-05T09:14:10Z' })
  const store = await storeWith(pending, pending, ussdDelivery({ uuid: 'other' }), ussdDelivery())
  const contents = await store.contents(id)
  expect(contents.map(({ changes }) => changes?.map(({ path }) => path))).toEqual([undefined, ['status', 'updated_at']])
})

test('what the deliveries say is masked unless it is revealed', async () => {
  const store = await storeWith(ussdDelivery({ message: 'Sent to 0712345678' }))
  const [masked, revealed] = [await store.contents(id), await store.contents(id, { reveal: true })]
  const messages = [masked, revealed].map(([content]) => JSON.parse(content?.json ?? '').attributes.user_message)
  expect(messages).toEqual(['Sent to •••••••678', 'Sent to 0712345678'])
})

test('an event of an organization is shown as it came', async () => {
  const store = await storeWith(jobDelivery('complete'))
  const [content] = await store.contents('org/job/1234567')
  expect(JSON.parse(content?.json ?? '')).toMatchObject({
    event: 'job-state-changed',
    job_id: 1234567,
    state: 'complete',
  })
})

test('an earlier delivery hides the name that only a later one gives', async () => {
  const later = { uuid: 'u-1', status: 'succeeded', parsed_variables: { recipientName: 'Amina Example' } }
  const store = await storeWith(
    ussdDelivery({ status: 'pending', message: 'amina gets it' }),
    deliveryOf({ id: 'u-1', type: 'transaction', attributes: later }),
  )
  const [first] = await store.contents(id)
  expect(first?.json).not.toMatch(/amina/i)
})

test('what Hover answered is told from what it delivered, and compared with no delivery', async () => {
  const store = await storeWith(jobDelivery('working'))
  const { models: _models, ...job } = seenJob({ id: '1234567', state: 'failed' })
  const act = { kind: 'job-seen', sourceId: 'org', sourceName: 'Roofs', reason: 'catch-up', askedAt: 1 } as const
  await store.append({ kind: 'act', at: 1, act: { ...act, job: { ...job, models: null } } })
  await store.settled()
  const contents = await store.contents('org/job/1234567')
  expect(contents.map(({ form, changes, curl }) => [form, changes, curl])).toEqual([
    ['whole', null, null],
    ['asked', null, null],
  ])
})

test('a transaction with many deliveries shows the newest fifty', async () => {
  const said = Array.from({ length: 53 }, (_, minute) =>
    ussdDelivery({ message: `step ${minute}`, updatedAt: new Date(minute * 60_000).toISOString() }),
  )
  const store = await storeWith(...said)
  const contents = await store.contents(id)
  const first = JSON.parse(contents[0]?.json ?? '').attributes.user_message
  expect([contents.length, first]).toEqual([50, 'step 3'])
})

test('of a transaction that is not there nothing is shown', async () => {
  expect(await (await storeWith()).contents(id)).toEqual([])
})
