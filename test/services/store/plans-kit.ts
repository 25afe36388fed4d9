import { onTestFinished } from 'vitest'
import type { Database } from '../../../electron/services/store/database.ts'
import { openJournal } from '../../../electron/services/store/journal/file/open-journal.ts'
import { openState } from '../../../electron/services/store/projection/open-state.ts'
import { placeOf, tempDir } from './store-kit.ts'

export interface Statement {
  readonly sql: string
  /** What SQLite does for it, as it explains it. */
  readonly steps: readonly string[]
}

/** Every statement that is prepared on a journal and its state, each once, with what SQLite does for it. */
export function statementsOf(prepare: (state: Database, journal: Database) => void): readonly Statement[] {
  const place = placeOf(tempDir())
  const [journal, { database: state }] = [openJournal(place), openState({ ...place, journalHead: 0 })]
  onTestFinished(() => {
    state.close()
    journal.close()
  })
  const [ofState, ofJournal] = [watched(state), watched(journal)]
  prepare(ofState.database, ofJournal.database)
  return [ofState, ofJournal].flatMap(({ texts }, at) =>
    [...texts].map(sql => ({ sql: sql.replace(/\s+/g, ' ').trim(), steps: stepsOf(at === 0 ? state : journal, sql) })),
  )
}

function watched(database: Database) {
  const texts = new Set<string>()
  const proxy: Database = new Proxy(database, {
    get: (target, name) => {
      const value = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      return (...given: readonly unknown[]) => {
        if (name === 'prepare') texts.add(String(given[0]))
        return value.apply(target, given)
      }
    },
  })
  return { database: proxy, texts }
}

function stepsOf(database: Database, sql: string): readonly string[] {
  const plan = database.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
  const positions = Array<null>((sql.match(/\?/g) ?? []).length).fill(null)
  const names = Object.fromEntries(Array.from(sql.matchAll(/[@:](\w+)/g), ([, name]) => [name, null]))
  const values = Object.keys(names).length > 0 ? [...positions, names] : positions
  return plan.all(...values).map(({ detail }) => detail)
}
