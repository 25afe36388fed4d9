import { expect, onTestFinished, test } from 'vitest'
import { createJournalReading } from '../../../../../electron/services/store/journal/file/journal-reading.ts'
import { sampleBack } from '../../../../../electron/services/store/projection/entries/sample-back.ts'
import { openProjection } from '../../projection-kit.ts'
import { ussdDelivery } from '../../store-kit.ts'

function journalOf(entries: number) {
  const { journal, append, close } = openProjection()
  onTestFinished(close)
  append(...Array.from({ length: entries }, (_, place) => ussdDelivery({ uuid: `u-${place}` })))
  return createJournalReading(journal)
}

const sampled = (reading: ReturnType<typeof journalOf>, from: number) =>
  Array.from(sampleBack(reading, from), ({ seq }) => seq)

test('few of many entries are looked at, ever further apart, back to where it starts', () => {
  const seqs = sampled(journalOf(1000), 100)
  expect(seqs.slice(0, 8)).toEqual([997, 998, 999, 1000, 993, 994, 995, 996])
  expect([seqs.length, Math.min(...seqs)]).toEqual([36, 101])
})

test('nothing is looked at where nothing is left to be projected', () => {
  expect(sampled(journalOf(3), 3)).toEqual([])
})
