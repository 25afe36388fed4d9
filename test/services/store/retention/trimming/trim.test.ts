import { expect, test } from 'vitest'
import type { Entry } from '../../../../../electron/services/store/journal/entries/entry.ts'
import { createTrimming } from '../../../../../electron/services/store/retention/trimming/trim.ts'
import { ussdDelivery } from '../../store-kit.ts'
import { journalThatLocksAfter, openFolder } from '../retention-kit.ts'

const muchLater = Date.parse('2030-01-01T00:00:00Z')
const trimBefore = {
  ...{ pending: muchLater, succeeded: muchLater, failed: muchLater },
  ...{ cancelled: muchLater, unknown: muchLater },
}

/** Packed; something is appended behind the last look of a step that trims, just before it locks the journal. */
function trimmedWhile(...entries: readonly Entry[]) {
  const folder = openFolder()
  folder.receive(...['a', 'b'].map(uuid => ussdDelivery({ uuid })))
  folder.packAll()
  const journal = journalThatLocksAfter(folder.dir, () => folder.append(...entries))
  const step = createTrimming(journal, folder.state)({ after: 0, trimBefore, now: muchLater })
  const whole = folder.journal.prepare<[], number>('SELECT sum(whole) FROM segments').pluck().get()
  return { transactions: step.transactions, whole }
}

test('nothing loses its texts of which the journal spoke between the last look and the lock', () => {
  expect(trimmedWhile(ussdDelivery({ uuid: 'b', status: 'succeeded' }))).toEqual({ transactions: 0, whole: 2 })
})

test('what came of others between the last look and the lock holds nothing up', () => {
  expect(trimmedWhile(ussdDelivery({ uuid: 'c' }))).toEqual({ transactions: 2, whole: 0 })
})
