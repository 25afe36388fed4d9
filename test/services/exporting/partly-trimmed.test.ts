import { expect, test } from 'vitest'
import type { Entry } from '../../../electron/services/store/journal/entries/entry.ts'
import { openFolder } from '../store/retention/retention-kit.ts'
import { jobDelivery, tempDir, ussdDelivery } from '../store/store-kit.ts'
import { readIn, seen, textOf } from './exporting-kit.ts'

/** An empty folder into which was imported what is left where one delivery came after the texts were taken. */
async function importedOf(before: Entry, late: Entry) {
  const folder = openFolder()
  folder.receive(before)
  folder.packAll()
  expect(folder.trimAll()).toBe(1)
  folder.receive(late)
  folder.close()
  const to = tempDir()
  const done = await readIn(to, textOf(folder.dir))
  const transactions = (await seen(to)).details.map(({ id, status }) => ({ id, status }))
  return { unreadable: done.ok ? done.value.unreadable.map(({ reason }) => reason) : [], transactions }
}

const receivedAt = Date.parse('2026-03-05T10:15:00Z')
const isTold = [expect.stringContaining('Retention had taken the texts')]

test('a transaction of which retention took a part is told of, and not made again from what is left', async () => {
  const before = ussdDelivery({ status: 'succeeded', updatedAt: '2026-03-05T09:20:41Z' })
  const late = ussdDelivery({ status: 'pending', updatedAt: '2026-03-05T09:14:41Z' }, { receivedAt })
  expect(await importedOf(before, late)).toEqual({ unreadable: isTold, transactions: [] })
})

test('so is a job', async () => {
  const late = jobDelivery('uploading', { receivedAt })
  expect(await importedOf(jobDelivery('complete'), late)).toEqual({ unreadable: isTold, transactions: [] })
})
