import { expect, onTestFinished, test } from 'vitest'
import type { Database } from '../../../../electron/services/store/database.ts'
import { createJournalReading } from '../../../../electron/services/store/journal/file/journal-reading.ts'
import { openJournal } from '../../../../electron/services/store/journal/file/open-journal.ts'
import { openState } from '../../../../electron/services/store/projection/open-state.ts'
import { createProjector } from '../../../../electron/services/store/projection/projector.ts'
import { placeOf, tempDir } from '../store-kit.ts'

/** Every statement that a projector prepares, with the steps that SQLite takes for it. */
function statements() {
  const place = placeOf(tempDir())
  const [journal, { database: state }] = [openJournal(place), openState({ ...place, journalHead: 0 })]
  onTestFinished(() => {
    state.close()
    journal.close()
  })
  const texts: string[] = []
  const watched: Database = new Proxy(state, {
    get: (target, name) => {
      const value = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      return (...given: readonly unknown[]) => {
        if (name === 'prepare') texts.push(String(given[0]))
        return value.apply(target, given)
      }
    },
  })
  createProjector(watched, createJournalReading(journal))
  return texts.map(sql => ({ sql, steps: stepsOf(state, sql) }))
}

function stepsOf(state: Database, sql: string): readonly string[] {
  const plan = state.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
  const positions = Array<null>((sql.match(/\?/g) ?? []).length).fill(null)
  const names = Object.fromEntries(Array.from(sql.matchAll(/[@:](\w+)/g), ([, name]) => [name, null]))
  const values = Object.keys(names).length > 0 ? [...positions, names] : positions
  return plan.all(...values).map(({ detail }) => detail)
}

/** They grow with what is stored. */
const large = [
  'transactions',
  'deliveries',
  'status_changes',
  'notices',
  'notice_acts',
  'storm_steps',
  'outbox',
  'copies',
]
/** A source is forgotten once; all of it is looked through then. */
const forgets = /source_id = \?|substr\(id, 1, instr\(id/

test('no statement of the projector looks through a table that grows, but for a source that is forgotten', () => {
  const found = statements()
  const isLookingThrough = (step: string) => large.some(table => step === `SCAN ${table}`)
  const slow = found.filter(({ sql, steps }) => steps.some(isLookingThrough) && !forgets.test(sql))
  expect(slow).toEqual([])
  expect(found.length).toBeGreaterThan(80)
})
