import { expect, test } from 'vitest'
import { createJournalReading } from '../../../../../electron/services/store/journal/file/journal-reading.ts'
import { createQueries } from '../../../../../electron/services/store/queries/all.ts'
import { readIn, textOf } from '../../../exporting/exporting-kit.ts'
import { asked } from '../../projection-kit.ts'
import { jobDelivery, tempDir, ussdDelivery } from '../../store-kit.ts'
import { openFolder } from '../retention-kit.ts'

function trimmed() {
  const folder = openFolder()
  folder.receive(ussdDelivery({ message: 'Sent KES 250 to 0712345678' }), jobDelivery('complete'))
  folder.packAll()
  folder.trimAll()
  return folder
}

test('of a transaction whose texts are gone the history and the ids are left', () => {
  const { state, journal } = trimmed()
  const detail = createQueries(state, journal).detail('shop/ussd/u-1', { ...asked, reveal: true })
  expect(detail).toMatchObject({ status: 'failed', isTrimmed: true, conversation: [], smsHits: [], extras: [] })
  expect([detail?.history.length, detail?.facts.map(({ name }) => name)]).toEqual([1, ['Transaction']])
})

test('of its deliveries it is said that their texts are gone', () => {
  const { state, journal } = trimmed()
  expect(createQueries(state, journal).contents('shop/ussd/u-1', true)).toEqual([
    { seq: 1, form: 'trimmed', json: null, curl: null, fixture: null, changes: null },
  ])
})

test('what named a customer is in nothing that is left of the deliveries', () => {
  const { journal } = trimmed()
  const reading = createJournalReading(journal)
  const left = [1, 2].map(seq => reading.stored(seq))
  expect(left.map(stored => stored?.isTrimmed)).toEqual([true, true])
  expect(left.map(stored => stored?.body.toString()).join()).not.toContain('0712345678')
})

test('a whole export shows what is left, and importing it says why that cannot be made again', async () => {
  const { dir, close } = trimmed()
  close()
  const text = textOf(dir)
  const imported = await readIn(tempDir(), text)
  expect(imported).toMatchObject({ ok: true, value: { accepted: 0, refused: 0 } })
  expect(imported.ok ? imported.value.unreadable.map(({ reason }) => reason) : []).toEqual([
    expect.stringContaining('backup'),
    expect.stringContaining('backup'),
  ])
})
