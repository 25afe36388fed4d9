import type { JournalReading, StoredEntry } from '../../journal/file/journal-reading.ts'

const perSample = 4

/** Some of the entries behind `from`, ever further apart from the journal's end: few, however many there are. */
export function* sampleBack(journal: Pick<JournalReading, 'after' | 'head'>, from: number): Generator<StoredEntry> {
  const head = journal.head()
  let [back, position] = [perSample, head]
  while (position > from) {
    position = Math.max(from, head - back)
    yield* journal.after(position, perSample)
    back *= 2
  }
}
