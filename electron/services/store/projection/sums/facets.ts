import { actionOf } from '../../../../core/query/matcher.ts'
import type { Database } from '../../database.ts'
import type { TransactionRow } from '../transactions/transaction-row.ts'

export type FacetName = 'operator' | 'country' | 'category' | 'action' | 'kind'

/** Which values there are of what people filter by, and how many transactions of each source have them. */
export interface Facets {
  changed(before: TransactionRow | null, after: TransactionRow | null): void
  save(): void
  clear(): void
}

interface Delta {
  readonly name: FacetName
  readonly value: string
  readonly sourceId: string
  more: number
}

export function createFacets(state: Database): Facets {
  const add = state.prepare<[FacetName, string, string, number]>(`
    INSERT INTO facets (name, value, source_id, transactions) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET transactions = transactions + excluded.transactions
  `)
  const dropEmpty = state.prepare<[FacetName, string, string]>(
    'DELETE FROM facets WHERE name = ? AND value = ? AND source_id = ? AND transactions = 0',
  )
  const deltas = new Map<string, Delta>()

  const note = (name: FacetName, value: string | null, { source_id }: TransactionRow, more: number): void => {
    if (value === null) return
    const id = `${name}\n${source_id}\n${value}`
    const known = deltas.get(id)
    if (known === undefined) deltas.set(id, { name, value, sourceId: source_id, more })
    else known.more += more
  }

  return {
    changed: (before, after) => {
      for (const name of facetNames) {
        const old = before === null ? null : nameIn(name, before)
        const now = after === null ? null : nameIn(name, after)
        if (old === now) continue
        if (before !== null) note(name, old, before, -1)
        if (after !== null) note(name, now, after, 1)
      }
    },
    save: () => {
      for (const { name, value, sourceId, more } of deltas.values()) {
        if (more === 0) continue
        add.run(name, value, sourceId, more)
        if (more < 0) dropEmpty.run(name, value, sourceId)
      }
      deltas.clear()
    },
    clear: () => deltas.clear(),
  }
}

const facetNames = ['operator', 'country', 'category', 'action', 'kind'] as const satisfies readonly FacetName[]

function nameIn(name: FacetName, row: TransactionRow): string | null {
  return name === 'action' ? actionOf(row) : row[name]
}
