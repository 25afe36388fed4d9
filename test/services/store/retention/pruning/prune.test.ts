import { expect, test } from 'vitest'
import { retentionSettingsSchema } from '../../../../../electron/contract/settings/settings.ts'
import type { Entry } from '../../../../../electron/services/store/journal/entries/entry.ts'
import { createPruning } from '../../../../../electron/services/store/retention/pruning/prune.ts'
import { ussdDelivery } from '../../store-kit.ts'
import { entriesIn, journalThatLocksAfter, openFolder } from '../retention-kit.ts'

const muchLater = Date.parse('2030-01-01T00:00:00Z')
const settings = retentionSettingsSchema.parse({ maxAgeDays: 1 })

/** Packed; something is appended behind the last look of a step that prunes, just before it locks the journal. */
function prunedWhile(...entries: readonly Entry[]) {
  const folder = openFolder()
  folder.receive(...['a', 'b'].map(uuid => ussdDelivery({ uuid })))
  folder.packAll()
  const journal = journalThatLocksAfter(folder.dir, () => folder.append(...entries))
  const step = createPruning(journal, folder.state)({ settings, now: muchLater })
  return { gone: step.gone, kinds: entriesIn(folder.dir).map(({ kind }) => kind) }
}

test('nothing goes of which the journal spoke between the last look and the lock', () => {
  expect(prunedWhile(ussdDelivery({ uuid: 'b', status: 'succeeded' }))).toEqual({
    gone: 0,
    kinds: ['delivery', 'delivery', 'delivery'],
  })
})

test('what came of others between the last look and the lock holds nothing up', () => {
  expect(prunedWhile(ussdDelivery({ uuid: 'c' })).gone).toBe(2)
})
