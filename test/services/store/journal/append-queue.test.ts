import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createAppendQueue } from '../../../../electron/services/store/journal/append-queue.ts'
import type { PackedBatch } from '../../../../electron/services/store/journal/packing.ts'
import { ussdDelivery } from '../store-kit.ts'

const plenty = { entries: 1_000, bytes: 1_000_000 }

function start(limits = plenty) {
  const sent: { readonly batch: PackedBatch; readonly owedAs: string | null }[] = []
  const queue = createAppendQueue(limits, (batch, owedAs) => sent.push({ batch, owedAs }))
  return { queue, sizes: () => sent.map(({ batch }) => batch.entries.length), sent }
}

const append = (queue: ReturnType<typeof start>['queue'], count: number) =>
  Array.from({ length: count }, () => queue.append(ussdDelivery()))

test('the first goes at once, and what the same turn brings after it goes together', async () => {
  const { queue, sizes } = start()
  void append(queue, 5)
  await nextTurn()
  expect(sizes()).toEqual([1, 4])
})

test('what one turn brings does not all wait for its end', () => {
  const { queue, sizes } = start()
  void append(queue, 40)
  expect(sizes()).toEqual([1, 16, 16])
})

test('each entry is told its own position', async () => {
  const { queue } = start()
  const appended = append(queue, 3)
  await nextTurn()
  queue.committed(2, 7)
  expect(await Promise.all(appended)).toEqual([7, 8, 9].map(seq => ({ ok: true, seq })))
})

test('only the messages that were refused are answered so', async () => {
  const { queue } = start()
  const [first, second] = append(queue, 2)
  await nextTurn()
  queue.refused(1)
  queue.committed(1, 1)
  expect(await Promise.all([first, second])).toEqual([
    { ok: false, reason: 'disk' },
    { ok: true, seq: 1 },
  ])
})

test('one more than may wait is answered as full, and is not sent', async () => {
  const { queue, sizes } = start({ ...plenty, entries: 2 })
  const appended = append(queue, 3)
  await nextTurn()
  expect([await appended[2], sizes()]).toEqual([{ ok: false, reason: 'full' }, [1, 1]])
})

test('more bytes than may wait are answered as full', async () => {
  const { queue } = start({ ...plenty, bytes: 300 })
  expect(await queue.append(ussdDelivery({ message: 'x'.repeat(1_000) }))).toEqual({ ok: false, reason: 'full' })
})

test('there is room again for what was answered', async () => {
  const { queue } = start({ ...plenty, entries: 1 })
  void append(queue, 1)
  queue.committed(1, 1)
  const second = queue.append(ussdDelivery())
  queue.committed(1, 2)
  expect(await second).toEqual({ ok: true, seq: 2 })
})

test('there is room again for the bytes of what was answered', async () => {
  const { queue } = start({ ...plenty, bytes: 2_000 })
  const large = ussdDelivery({ message: 'x'.repeat(1_000) })
  void queue.append(large)
  queue.committed(1, 1)
  const second = queue.append(large)
  queue.committed(1, 2)
  expect(await second).toEqual({ ok: true, seq: 2 })
})

test('what belongs together is one message, after what came before it', () => {
  const { queue, sizes } = start()
  void append(queue, 3)
  void queue.sendTogether([ussdDelivery(), ussdDelivery()], null)
  expect(sizes()).toEqual([1, 2, 2])
})

test('everything is refused when the thread is gone, also what was not sent yet', async () => {
  const { queue } = start()
  const appended = append(queue, 3)
  queue.refuseAll()
  expect(await Promise.all(appended)).toEqual(Array.from({ length: 3 }, () => ({ ok: false, reason: 'disk' })))
})

test('it is drained once all are answered', async () => {
  const { queue } = start()
  const order: string[] = []
  const [appended] = append(queue, 1)
  const drained = queue.drained().then(() => order.push('drained'))
  void appended?.then(() => order.push('answered'))
  queue.committed(1, 1)
  await drained
  expect(order).toEqual(['answered', 'drained'])
})
