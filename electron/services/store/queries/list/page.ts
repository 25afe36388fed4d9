import type { PageQuery } from '../../../../contract/transactions/transaction.ts'
import { type Clause, everything, type Filter } from '../../../../core/query/filter.ts'
import { wordOfFlag } from '../../../../core/query/vocabulary.ts'
import type { Database, Statement } from '../../database.ts'
import { chooseWalk } from './choose-walk.ts'
import type { Condition } from './conditions.ts'
import { createCounts } from './counts.ts'
import { type ListPlace, readCursor, writeCursor } from './cursor.ts'
import { createKnownNames } from './known-names.ts'
import type { PackedPage } from './packed-page.ts'
import { type PageSql, pageSql } from './page-sql.ts'
import { plainWords } from './search-text.ts'
import { createWordsFrom } from './search-words.ts'
import type { Walk } from './walk.ts'

/** A page of what fits a filter. A query in words has to be made a filter before: it needs to know who asks. */
export interface PageRequest extends PageQuery {
  readonly filter?: Filter
  readonly query?: never
}

/** How many transactions a page passes at most before it is handed out as it is: some tens of milliseconds. */
const mostPassed = 10_000
/** Fetching what a search found costs more for each. */
const mostPassedSlowly = 5_000
const firstPassed = 1_000

/** Reads a page of the list, newest first, from the place where the last one ended. */
export function createPageQuery(state: Database): (request: PageRequest) => PackedPage {
  const plan = createPagePlan(state)
  const run = createRunning(state)

  return request => {
    const planned = plan(request)
    if (planned === null) return { rows: '[]', next: null, texts: [] }
    const { sql, walk, filter } = planned
    const { rows, next } = walkOn({ walk, sql, mostPassed: patienceOf(walk) }, request, run)
    const packed = `[${rows.map(([, , row]) => row).join()}]`
    return { rows: packed, next: next === null ? null : writeCursor(next), texts: filter.texts }
  }
}

/** How a request is answered: null when nothing can fit. Also for looking at its plan. */
export function createPagePlan(state: Database) {
  const names = createKnownNames(state)
  const { ofStatus, ofMark } = createCounts(state)
  const wordsFrom = createWordsFrom(state)
  return (request: PageRequest): { readonly filter: Filter; readonly walk: Walk; readonly sql: PageSql } | null => {
    const filter = filterOfRequest(request)
    const walk = filter === null ? null : chooseWalk(filter, { names, wordsFrom, ofStatus, ofMark })
    return filter === null || walk === null ? null : { filter, walk, sql: pageSql(walk, filter, names.names) }
  }
}

interface Going {
  readonly walk: Walk
  readonly sql: PageSql
  readonly mostPassed: number
}
/** What SQL gives of a row: its place, and the row as JSON. */
type Found = readonly [startedAt: number, key: number, row: string]
type Run = (condition: Condition) => readonly Found[]

const mostPrepared = 200

/** Prepares each statement once; what people filter by makes new ones, so the longest unused go. */
function createRunning(state: Database): Run {
  const prepared = new Map<string, Statement>()
  return ({ sql, values }: Condition) => {
    const statement = prepared.get(sql) ?? state.prepare(sql).raw()
    prepared.delete(sql)
    prepared.set(sql, statement)
    for (const oldest of prepared.keys()) {
      if (prepared.size <= mostPrepared) break
      prepared.delete(oldest)
    }
    // page-sql.ts names them; of a place alone there is no row.
    return statement.all(...values) as Found[]
  }
}

/** In steps that grow, so that a page of what is frequent is not paid for by what is rare. */
function walkOn({ walk, sql, mostPassed }: Going, { after, through = null, limit }: PageRequest, run: Run) {
  const rows: Found[] = []
  const end = readCursor(through)
  let place = readCursor(after)
  let left = mostPassed
  for (let step = firstPassed; ; step = Math.min(step * 4, left)) {
    // One row more than asked for tells whether there is a next page.
    const found = run(sql.rows({ after: place, through: end }, step, limit + 1 - rows.length))
    rows.push(...(walk.kind === 'few' ? found.toSorted(newestFirst) : found))
    const last = rows.length > limit ? rows[limit - 1] : undefined
    if (last !== undefined) return { rows: rows.slice(0, limit), next: placeOf(last) }
    const passed = sql.end({ after: place, through: end }, step)
    const [stop] = sql.isSifted ? run(passed) : []
    if (stop === undefined) return { rows, next: null }
    place = placeOf(stop)
    left -= step
    if (left <= 0) return { rows, next: place }
  }
}

const newestFirst = ([startedAt, key]: Found, [otherStart, otherKey]: Found): number =>
  otherStart - startedAt || otherKey - key

const placeOf = ([startedAt, key]: Found): ListPlace => ({ startedAt, key })

function patienceOf(walk: Walk): number {
  return walk.kind === 'search' ? mostPassedSlowly : mostPassed
}

/** The fields of the window beside those of the query; null when nothing can fit them. */
function filterOfRequest({ filter = everything, ...fields }: PageRequest): Filter | null {
  const { status, sourceId, flag, attention } = fields
  const text = fields.text?.trim() ?? ''
  const words = text === '' ? [] : plainWords(text)
  if (words === null) return null
  const clause = (key: Clause['key'], values: readonly string[]): Clause => ({ key, values, isNegated: false })
  return {
    ...filter,
    clauses: [
      ...filter.clauses,
      ...(status === undefined ? [] : [clause('status', [...new Set(status)])]),
      ...(sourceId === undefined ? [] : [clause('source', [sourceId])]),
      ...(flag === undefined ? [] : [clause('is', [wordOfFlag(flag)])]),
      ...(attention === true ? [clause('is', ['attention'])] : []),
    ],
    texts: [...filter.texts, ...words.map(word => ({ ...word, isNegated: false }))],
  }
}
