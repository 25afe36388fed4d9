import type { RetentionSettings } from '../../../../contract/settings/settings.ts'
import { cutoffsOf, latestOf, overflowOf, tomorrowOf } from '../../../../core/retention/policy.ts'
import type { Database } from '../../database.ts'
import type { TransactionRow } from '../../projection/transactions/transaction-row.ts'
import { rowsSql } from '../../projection/transactions/transaction-rows.ts'
import { createFamilies } from './families.ts'
import { sizesOf } from './sizes.ts'

const rowsPerRead = 200
/** So many keys are looked through at once for the old ones among them. */
const keysPerRead = 5_000

export interface Candidate {
  /** Empty: nothing has to go of what was looked through, and whoever has no time left may stop here. */
  readonly family: readonly TransactionRow[]
  /** Up to this key everything was looked through, and what has to go was found. */
  readonly upTo: number
}

interface Search {
  readonly settings: RetentionSettings
  /** Milliseconds since 1970. */
  readonly now: number
  /** A key up to which an earlier search found nothing that is too old. */
  readonly from?: number
  /** Whether it goes on behind rows that are all too young: an import brings old times there. */
  readonly looksAtAll?: boolean
}

/**
 * The transactions that have to go, those heard of first at the beginning: the ones that are too old for their status, and
 * the oldest of what is too many or too much. A job comes with its models: they go when all of them are too old, and when
 * the oldest of them is too much. Reads as far as it is asked.
 */
export function createCandidates(journal: Database, state: Database) {
  const families = createFamilies(journal, state)
  const page = state.prepare<[number, number], TransactionRow>(rowsSql('WHERE key > ? ORDER BY key LIMIT ?'))
  const readOld = createOldRows(state)
  return function* ({ settings, now, from = 0, looksAtAll = true }: Search): Iterable<Candidate> {
    const { pruneBefore } = cutoffsOf(settings, now)
    const latest = latestOf(pruneBefore)
    const isOld = ({ status, last_received_at }: TransactionRow) => last_received_at < (pruneBefore[status] ?? 0)
    let overflow = overflowOf(settings, sizesOf(journal, state))
    /** Those that came with an older one. */
    const ahead = new Set<number>()
    // What is too much is the oldest of all, wherever an earlier search was.
    for (let key = overflow > 0 ? 0 : from; ; ) {
      const isAnyAge = overflow > 0 || !looksAtAll
      const { rows, upTo }: Read = isAnyAge ? readAll(page.all(key, rowsPerRead)) : readOld(key, latest)
      for (const row of rows) {
        if (ahead.delete(row.key)) continue
        const isTooMuch = overflow > 0
        overflow -= 1
        if (!isTooMuch && !isOld(row)) continue
        const family = families.of(row)
        if (!isTooMuch && !family.every(isOld)) continue
        for (const relative of family.slice(1)) if (relative.key > row.key) ahead.add(relative.key)
        overflow -= family.length - 1
        yield { family, upTo: key }
      }
      if (upTo === null || (overflow <= 0 && !looksAtAll && areYoung(rows, latest, now))) return
      key = upTo
      yield { family: [], upTo: key }
    }
  }
}

interface Read {
  readonly rows: readonly TransactionRow[]
  /** The key up to which this was all; null: there is nothing behind it. */
  readonly upTo: number | null
}

function readAll(rows: readonly TransactionRow[]): Read {
  return { rows, upTo: rows.at(-1)?.key ?? null }
}

/** Those heard of last before a time. SQLite leaves the others out, which costs a fraction of reading them. */
function createOldRows(state: Database) {
  const old = state.prepare<[number, number, number, number], TransactionRow>(
    rowsSql('WHERE key > ? AND key <= ? AND last_received_at < ? ORDER BY key LIMIT ?'),
  )
  const newestKey = state.prepare<[], number | null>('SELECT max(key) FROM transactions').pluck()
  return (after: number, before: number | null): Read => {
    if (before === null) return readAll([])
    const end = after + keysPerRead
    const rows = old.all(after, end, before, rowsPerRead)
    if (rows.length === rowsPerRead) return readAll(rows)
    return { rows, upTo: end < (newestKey.get() ?? 0) ? end : null }
  }
}

/** Whether those behind them are too young too, as far as times of a clock that was right tell. */
function areYoung(rows: readonly TransactionRow[], latest: number | null, now: number): boolean {
  if (latest === null) return true
  const times = rows.map(row => row.first_received_at).filter(at => at < tomorrowOf(now))
  return times.length > 0 && times.every(at => at >= latest)
}
