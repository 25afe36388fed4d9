import { expect, test } from 'vitest'
import { createCatchingUp } from '../../../../electron/services/store/ahead/catching-up.ts'
import type { ReadingAhead } from '../../../../electron/services/store/ahead/reading-ahead.ts'
import { openJournal } from '../../../../electron/services/store/journal/file/open-journal.ts'
import { createJournalWriter } from '../../../../electron/services/store/journal/journal-writer.ts'
import { packEntries } from '../../../../electron/services/store/journal/packing.ts'
import { projectAll } from '../../../../electron/services/store/projection/project-all.ts'
import { openTestStore, placeOf, tempDir, ussdDelivery } from '../store-kit.ts'
import { dumpOf } from '../upkeep/dump.ts'

/** Says what was begun and ended, and reads nothing. */
function catching() {
  const said: string[] = []
  const begin = (): ReadingAhead => {
    said.push('begun')
    const goOn = () => void said.push('goes on')
    return { before: otherwise => otherwise, goOn, close: async () => void said.push('ended') }
  }
  return { said, catchingUp: createCatchingUp({ after: () => [] }, begin) }
}

test('a thread begins when the projector is far behind, and goes on while it is', () => {
  const { said, catchingUp } = catching()
  catchingUp.note(50_000)
  catchingUp.note(40_000)
  expect(said).toEqual(['begun', 'goes on'])
})

test('none begins for a few', () => {
  const { said, catchingUp } = catching()
  catchingUp.note(9_000)
  expect(said).toEqual([])
})

test('the same one goes on the next time, however long the projector was up to date', () => {
  const { said, catchingUp } = catching()
  for (const waiting of [20_000, 9_000, 0, 20_000]) catchingUp.note(waiting)
  expect(said).toEqual(['begun', 'goes on'])
})

test('none ends that never began', () => {
  const { said, catchingUp } = catching()
  catchingUp.close()
  expect(said).toEqual([])
})

test('it ends with the projector', () => {
  const { said, catchingUp } = catching()
  catchingUp.note(20_000)
  catchingUp.close()
  expect(said).toEqual(['begun', 'ended'])
})

test('a store that was far behind comes to the state that one thread alone makes', async () => {
  const dirs = [tempDir(), tempDir()]
  const statuses = ['pending', 'succeeded', 'failed'] as const
  for (const dir of dirs) {
    const journal = openJournal(placeOf(dir))
    const entries = Array.from({ length: 15_000 }, (_, n) =>
      ussdDelivery({ uuid: `u-${n % 4_000}`, status: statuses[n % 3] ?? 'failed', message: `Said ${n}` }),
    )
    createJournalWriter(journal).write([packEntries(entries)])
    journal.close()
  }
  const [dir = '', alone = ''] = dirs
  const store = await openTestStore(dir)
  await store.settled()
  await store.close()
  projectAll(placeOf(alone), { afresh: false })
  expect(dumpOf(dir)).toEqual(dumpOf(alone))
})
