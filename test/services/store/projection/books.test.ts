import { expect, test } from 'vitest'
import { createJournalReading } from '../../../../electron/services/store/journal/file/journal-reading.ts'
import { createBooks } from '../../../../electron/services/store/projection/books.ts'
import { openProjection } from '../projection-kit.ts'

test('what a commit left in memory is dropped also while the file cannot be read', () => {
  const { state, journal, close } = openProjection()
  const books = createBooks(state, createJournalReading(journal), { lapseUntil: 0, onQuarantined: () => {} })
  close()
  expect(books.clear).not.toThrow()
})
