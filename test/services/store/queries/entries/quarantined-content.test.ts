import { expect, test } from 'vitest'
import { deliveryOf, openTestStore, tempDir, ussdDelivery } from '../../store-kit.ts'

async function storeWith(...entries: readonly ReturnType<typeof ussdDelivery>[]) {
  const store = await openTestStore(tempDir())
  for (const entry of entries) await store.append(entry)
  await store.settled()
  return store
}

/** It has no id, so nobody knows which transaction it is about. */
const odd = (attributes: Readonly<Record<string, unknown>>) => deliveryOf({ type: 'transaction', attributes })

test('what an odd delivery says is masked unless it is revealed', async () => {
  const store = await storeWith(odd({ user_message: 'Sent to 0712345678' }))
  const [row] = await store.quarantined()
  const shown = [
    await store.quarantinedContent(row?.seq ?? 0),
    await store.quarantinedContent(row?.seq ?? 0, { reveal: true }),
  ]
  expect(shown.map(content => [JSON.parse(content?.json ?? '').attributes.user_message, content?.isRevealed])).toEqual([
    ['Sent to •••••••678', false],
    ['Sent to 0712345678', true],
  ])
})

test('what is not in the quarantine is not shown as if it were', async () => {
  const store = await storeWith(ussdDelivery())
  expect(await store.quarantinedContent(1)).toBeNull()
})

test('there is nothing behind the end of the journal', async () => {
  const store = await storeWith(odd({}))
  expect(await store.quarantinedContent(99)).toBeNull()
})
