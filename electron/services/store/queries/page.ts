import { type PageQuery, type Status, statuses, type TransactionPage } from '../../../contract/transaction.ts'
import type { Database, Statement } from '../database.ts'
import { type TransactionRow, transactionColumns, transactionOf } from '../projection/transaction-row.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { searchQueryOf } from './search-text.ts'

export interface CompiledQuery {
  readonly sql: string
  readonly values: readonly (string | number)[]
}

/** Reads a page of the list, newest first, from the place where the last one ended. */
export function createPageQuery(state: Database): (query: PageQuery) => TransactionPage {
  const prepared = new Map<string, Statement>()
  const prepare = (sql: string): Statement => {
    const statement = prepared.get(sql) ?? state.prepare(sql)
    prepared.set(sql, statement)
    return statement
  }
  return query => {
    const compiled = compilePage(query)
    if (compiled === null) return { rows: [], next: null }
    // The columns are those of TransactionRow: compilePage names them.
    const rows = prepare(compiled.sql).all(...compiled.values) as TransactionRow[]
    const last = rows.length > query.limit ? rows[query.limit - 1] : undefined
    return {
      rows: rows.slice(0, query.limit).map(transactionOf),
      next: last === undefined ? null : writeCursor({ startedAt: last.started_at, key: last.key }),
    }
  }
}

/** One row more than asked for tells whether there is a next page. Null when nothing can match. */
export function compilePage(query: PageQuery): CompiledQuery | null {
  const text = query.text?.trim() ?? ''
  if (query.status?.length === 0) return null
  if (text === '') return compileList(query)
  const match = searchQueryOf(text)
  return match === null ? null : compileSearch(query, match)
}

const columns = transactionColumns.map(column => `t.${column}`).join(', ')

/**
 * Every list walks an index in its own order. Several statuses are several walks that SQLite merges, because one walk
 * over `status IN (...)` would have to be sorted.
 */
function compileList({ status, sourceId, flag, attention, after, limit }: PageQuery): CompiledQuery {
  const place = readCursor(after)
  const isByStatus = sourceId !== undefined || attention === true
  const wanted: readonly (Status | null)[] = status ?? (isByStatus ? statuses : [null])
  const walks = [...new Set(wanted)].map(one => {
    const conditions: readonly (readonly [string, readonly (string | number)[]])[] = [
      ...(sourceId === undefined ? [] : [['t.source_id = ?', [sourceId]] as const]),
      ...(one === null ? [] : [['t.status = ?', [one]] as const]),
      ...markConditions({ flag, attention }).map(sql => [sql, []] as const),
      ...(place === null ? [] : [['(t.started_at, t.key) < (?, ?)', [place.startedAt, place.key]] as const]),
    ]
    const where = conditions.length === 0 ? '' : ` WHERE ${conditions.map(([sql]) => sql).join(' AND ')}`
    return { sql: `SELECT ${columns} FROM transactions t${where}`, values: conditions.flatMap(([, values]) => values) }
  })
  return {
    sql: `${walks.map(({ sql }) => sql).join(' UNION ALL ')} ORDER BY started_at DESC, key DESC LIMIT ?`,
    values: [...walks.flatMap(({ values }) => values), limit + 1],
  }
}

/** Written out and not bound: SQLite takes a partial index only where it reads the index's own condition. */
function markConditions({ flag, attention }: Pick<PageQuery, 'flag' | 'attention'>): readonly string[] {
  return [
    // A flag is one of the contract's words, so nothing has to be escaped.
    ...(flag === undefined ? [] : [`instr(t.flags, '"${flag}"') > 0`]),
    ...(attention === true ? ['t.needs_attention = 1'] : []),
  ]
}

/** Found transactions come in the order in which they were first heard of: the full-text index keeps that by itself. */
function compileSearch({ status, sourceId, flag, attention, after, limit }: PageQuery, match: string): CompiledQuery {
  const place = readCursor(after)
  const wanted = [...new Set(status ?? [])]
  const conditions = [
    'search MATCH ?',
    ...(place === null ? [] : ['search.rowid < ?']),
    ...(wanted.length === 0 ? [] : [`t.status IN (${wanted.map(() => '?').join(', ')})`]),
    ...(sourceId === undefined ? [] : ['t.source_id = ?']),
    ...markConditions({ flag, attention }),
  ]
  return {
    sql: `
      SELECT ${columns} FROM search CROSS JOIN transactions t ON t.key = search.rowid
      WHERE ${conditions.join(' AND ')} ORDER BY search.rowid DESC LIMIT ?
    `,
    values: [
      match,
      ...(place === null ? [] : [place.key]),
      ...wanted,
      ...(sourceId === undefined ? [] : [sourceId]),
      limit + 1,
    ],
  }
}
