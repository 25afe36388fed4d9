import type { Clause, Filter } from '../../../../core/query/filter.ts'
import { transactionColumns } from '../../projection/transactions/transaction-row.ts'
import { allOf, type Condition, clauseCondition, timeConditions } from './conditions.ts'
import type { ListPlace, Stretch } from './cursor.ts'
import type { NamesAsked } from './known-names.ts'
import { packedColumns } from './packed-page.ts'
import type { Walk } from './walk.ts'

/** The SQL of one walk: a part of it that starts behind a place. */
export interface PageSql {
  /** Whether rows are left out on the way; if not, as many are found as are passed. */
  readonly isSifted: boolean
  /** At most `limit` rows that fit, among the next `passed` of the walk: `started_at`, `key` and the row as JSON. */
  rows(stretch: Stretch, passed: number, limit: number): Condition
  /** `started_at` and `key` of the last of the next `passed`; no row when the walk, or the stretch, ends before. */
  end(stretch: Stretch, passed: number): Condition
}

const columns = transactionColumns.map(column => `t.${column}`).join(', ')
/** Of a row that is found: its place, and what is shown of it. */
const found = `t.started_at, t.key, ${packedColumns}`
const newestFirst = 'ORDER BY started_at DESC, key DESC'

export function pageSql(walk: Walk, filter: Filter, names: NamesAsked): PageSql {
  switch (walk.kind) {
    case 'list':
      return listSql(walk, filter, names)
    case 'search':
      return searchSql(walk.match, filter, names)
    case 'keys':
      return keysSql(walk.unwanted, filter, names)
    case 'few':
      return fewSql(walk.providerIds, filter, names)
  }
}

/** The walk sees to the times itself: they are in the order of its index. */
function listSql(walk: Walk & { readonly kind: 'list' }, filter: Filter, names: NamesAsked): PageSql {
  const sifting = sieve(filter, walk.sees, names)
  const along = (selected: string, stretch: Stretch): Condition => {
    const bounds = [...timeConditions(filter), ...within(stretch)]
    const arms = walk.arms.map(arm => {
      const { sql, values } = allOf([arm, ...bounds])
      return { sql: `SELECT ${selected} FROM transactions t INDEXED BY ${walk.index} WHERE ${sql}`, values }
    })
    return {
      sql: `${arms.map(({ sql }) => sql).join(' UNION ALL ')} ${newestFirst} LIMIT ?`,
      values: arms.flatMap(({ values }) => values),
    }
  }
  return {
    isSifted: sifting.length > 0,
    rows: (stretch, passed, limit) => {
      const isWhole = sifting.length === 0
      const { sql, values } = along(isWhole ? found : `${columns}, t.needs_attention`, stretch)
      if (isWhole) return { sql, values: [...values, limit] }
      const sieved = allOf(sifting)
      // SQLite keeps the order of a part that has a LIMIT of its own, so nothing has to be sorted again.
      return {
        sql: `SELECT ${found} FROM (${sql}) t WHERE ${sieved.sql} LIMIT ?`,
        values: [...values, passed, ...sieved.values, limit],
      }
    },
    end: (stretch, passed) => {
      const { sql, values } = along('t.started_at, t.key', stretch)
      return { sql: `${sql} OFFSET ?`, values: [...values, 1, passed - 1] }
    },
  }
}

/** Found transactions come in the order in which they were first heard of: the full-text index keeps that by itself. */
function searchSql(match: string, filter: Filter, names: NamesAsked): PageSql {
  const sifting = [...timeConditions(filter), ...sieve(filter, [], names)]
  const along = (selected: string, stretch: Stretch): Condition => {
    const { sql, values } = allOf([{ sql: 'search MATCH ?', values: [match] }, ...keysWithin('rowid', stretch)])
    return { sql: `SELECT ${selected} FROM search WHERE ${sql} ORDER BY rowid DESC LIMIT ?`, values }
  }
  return {
    isSifted: sifting.length > 0,
    rows: (stretch, passed, limit) => {
      const { sql, values } = along('rowid AS hit', stretch)
      const sieved = allOf(sifting)
      return {
        sql: `SELECT ${found} FROM (${sql}) CROSS JOIN transactions t ON t.key = hit WHERE ${sieved.sql} LIMIT ?`,
        values: [...values, sifting.length === 0 ? limit : passed, ...sieved.values, limit],
      }
    },
    end: (stretch, passed) => {
      const { sql, values } = along('0 AS started_at, rowid AS key', stretch)
      return { sql: `${sql} OFFSET ?`, values: [...values, 1, passed - 1] }
    },
  }
}

/** Of a word that is in half of all transactions only that part is looked through which the walk passes. */
function keysSql(unwanted: string, filter: Filter, names: NamesAsked): PageSql {
  const sifting = [...timeConditions(filter), ...sieve(filter, [], names)]
  return {
    isSifted: true,
    rows: (stretch, passed, limit) => {
      const { after } = stretch
      const before = (after ?? newestPlace).key
      const first = `(SELECT min(key) FROM (SELECT key FROM transactions WHERE key < ? ORDER BY key DESC LIMIT ?))`
      const range = [before, before, passed]
      const hits = `SELECT rowid FROM search WHERE search MATCH ? AND rowid < ? AND rowid >= ${first}`
      const { sql, values } = allOf([
        { sql: `t.key < ? AND t.key >= ${first}`, values: range },
        ...keysWithin('t.key', { ...stretch, after: null }),
        ...sifting,
        { sql: `t.key NOT IN (${hits})`, values: [unwanted, ...range] },
      ])
      return {
        sql: `SELECT ${found} FROM transactions t NOT INDEXED WHERE ${sql} ORDER BY t.key DESC LIMIT ?`,
        values: [...values, limit],
      }
    },
    end: (stretch, passed) => {
      const { sql, values } = allOf(keysWithin('key', { ...stretch, after: stretch.after ?? newestPlace }))
      return {
        sql: `SELECT 0 AS started_at, key FROM transactions WHERE ${sql} ORDER BY key DESC LIMIT 1 OFFSET ?`,
        values: [...values, passed - 1],
      }
    },
  }
}

/** A bound, so that SQLite searches and does not scan. */
const newestPlace: ListPlace = { startedAt: 0, key: Number.MAX_SAFE_INTEGER }

/** An id is in few sources, so all that have it are read, and put in order by whoever reads them. */
const mostOfIds = 1000

function fewSql(providerIds: readonly string[], filter: Filter, names: NamesAsked): PageSql {
  const all = [...timeConditions(filter), ...sieve(filter, [], names)]
  const wanted: Condition = {
    sql: 't.provider_id IN (SELECT value FROM json_each(?))',
    values: [JSON.stringify(providerIds)],
  }
  return {
    isSifted: false,
    rows: stretch => {
      const { sql, values } = allOf([wanted, ...all, ...within(stretch)])
      return {
        sql: `SELECT ${found} FROM transactions t INDEXED BY transactions_by_identity WHERE ${sql} LIMIT ?`,
        values: [...values, mostOfIds],
      }
    },
    end: () => ({ sql: 'SELECT 0 AS started_at, 0 AS key WHERE FALSE', values: [] }),
  }
}

/** Of a walk in the order of the list. */
function within({ after, through }: Stretch): readonly Condition[] {
  return [
    ...(after === null ? [] : [{ sql: '(t.started_at, t.key) < (?, ?)', values: [after.startedAt, after.key] }]),
    ...(through === null ? [] : [{ sql: '(t.started_at, t.key) >= (?, ?)', values: [through.startedAt, through.key] }]),
  ]
}

/** Of a walk in the order in which transactions were first heard of. */
function keysWithin(column: string, { after, through }: Stretch): readonly Condition[] {
  return [
    ...(after === null ? [] : [{ sql: `${column} < ?`, values: [after.key] }]),
    ...(through === null ? [] : [{ sql: `${column} >= ?`, values: [through.key] }]),
  ]
}

function sieve(filter: Filter, seen: readonly Clause[], names: NamesAsked): readonly Condition[] {
  return filter.clauses.filter(clause => !seen.includes(clause)).map(clause => clauseCondition(clause, names))
}
