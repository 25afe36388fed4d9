import Sqlite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { journalFile, stateFile } from '../../../../electron/services/store/data-place.ts'
import { createKnowledge } from '../../../../electron/services/store/exporting/known-entries.ts'
import type { ActEntry, Entry } from '../../../../electron/services/store/journal/entries/entry.ts'
import { openFolder } from '../retention/retention-kit.ts'
import { deliveryOf, ussdDelivery } from '../store-kit.ts'

const transactionId = 'shop/ussd/u-1'
const resolved = (at: number): ActEntry => ({
  ...{ kind: 'act', at },
  act: { kind: 'resolved', transactionId, verdict: 'failed', note: '' },
})
const reopened = (at: number): ActEntry => ({ kind: 'act', at, act: { kind: 'reopened', transactionId } })
const stuck = (at: number): ActEntry => ({
  ...{ kind: 'act', at },
  act: { kind: 'stuck-found', transactionId, reason: 'learned' },
})
const revealed = (at: number): ActEntry => ({ kind: 'act', at, act: { kind: 'revealed', transactionId } })
const forgotten = (at: number): ActEntry => ({ kind: 'act', at, act: { kind: 'source-forgotten', sourceId: 'shop' } })
const delivered = ussdDelivery({ status: 'pending' })

function isKnown(here: readonly Entry[], entry: Entry): boolean {
  const folder = openFolder()
  folder.receive(...here)
  return createKnowledge(folder.state, folder.journal)(entry)
}

test.each([
  ['a decision that was made here', true, [delivered, resolved(1000)], resolved(1000)],
  ['one that a newer one replaced', true, [delivered, resolved(1000), resolved(2000)], resolved(1000)],
  ['one of elsewhere that is older than the one here', true, [delivered, resolved(2000)], resolved(1000)],
  ['one that was taken back', true, [delivered, resolved(1000), reopened(2000)], resolved(1000)],
  ['one behind which a clock stepped back', true, [delivered, resolved(2000), resolved(1000)], resolved(2000)],
  ['a newer one', false, [delivered, resolved(1000), reopened(2000)], resolved(3000)],
  ['one where nobody has decided', false, [delivered, stuck(3000), revealed(3000)], resolved(1000)],
  [
    'one about what was forgotten since',
    false,
    [delivered, resolved(1000), forgotten(2000), delivered],
    resolved(1000),
  ],
  ['a wait that was found here', true, [delivered, stuck(1000)], stuck(1000)],
  ['a wait that a decision ended since', true, [delivered, resolved(2000)], stuck(1000)],
  ['a wait that began since', false, [delivered, resolved(1000), reopened(1500)], stuck(2000)],
  ['a look that was taken here', true, [delivered, revealed(1000)], revealed(1000)],
  ['an older look', false, [delivered, revealed(2000)], revealed(1000)],
])('%s: known %s', (_, expected, here, entry) => {
  expect(isKnown(here, entry)).toBe(expected)
})

/** Knowledge on connections that tell of every statement. */
function listening(count: number) {
  const folder = openFolder()
  const ids = Array.from({ length: count }, (_, n) => `a-${n}`)
  folder.receive(...ids.map(uuid => ussdDelivery({ uuid })))
  const run = { state: new Set<string>(), journal: 0 }
  const state = new Sqlite(stateFile(folder.dir), {
    readonly: true,
    verbose: sql => void run.state.add(String(sql)),
  })
  const journal = new Sqlite(journalFile(folder.dir), { readonly: true, verbose: () => void run.journal++ })
  onTestFinished(() => {
    state.close()
    journal.close()
  })
  const known = createKnowledge(state, journal)
  run.journal = 0
  const act = { kind: 'resolved', verdict: 'failed', note: '' } as const
  for (const uuid of ids) known({ kind: 'act', at: 1, act: { ...act, transactionId: `shop/ussd/${uuid}` } })
  known(deliveryOf({ odd: true }))
  return { folder, run }
}

test('neither an act nor an odd delivery has a table scanned', () => {
  const { folder, run } = listening(3)
  const steps = [...run.state].flatMap(sql =>
    folder.state
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map(({ detail }) => detail),
  )
  expect(steps.filter(step => step.startsWith('SCAN'))).toEqual([])
})

test('the journal is looked through once, however many decisions come', () => {
  expect(listening(100).run.journal).toBe(listening(3).run.journal)
})
