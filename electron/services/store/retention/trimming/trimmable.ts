import type { RetentionSettings } from '../../../../contract/settings/settings.ts'
import type { Status } from '../../../../contract/transactions/transaction.ts'
import { cutoffsOf, latestOf } from '../../../../core/retention/policy.ts'
import type { Database } from '../../database.ts'
import { createSegmentReading } from '../../segments/segment-reading.ts'

interface Row {
  readonly key: number
  readonly status: Status
  readonly last: number
}

interface Wish {
  readonly settings: RetentionSettings
  /** Milliseconds since 1970. */
  readonly now: number
  /** Keys of transactions that go whole. */
  readonly going: ReadonlySet<number>
}

const rowsPerRead = 1000

/**
 * How many transactions that stay are old enough to lose their texts, and have them yet. Those whose history would read
 * otherwise without them keep them in the end; finding that out would take as long as trimming.
 */
export function countTrimmable(journal: Database, state: Database, { settings, now, going }: Wish): number {
  const { trimBefore } = cutoffsOf(settings, now)
  const latest = latestOf(trimBefore)
  if (latest === null) return 0
  const page = state.prepare<[number, number, number], Row>(`
    SELECT key, status, last_received_at AS last FROM transactions WHERE key > ? AND last_received_at < ? ORDER BY key LIMIT ?
  `)
  const hasTexts = createTextSearch(journal, state)
  let found = 0
  for (let rows = page.all(0, latest, rowsPerRead); ; ) {
    for (const { key, status, last } of rows) {
      if (last < (trimBefore[status] ?? 0) && !going.has(key) && hasTexts(key)) found += 1
    }
    const end = rows.at(-1)
    if (end === undefined) return found
    rows = page.all(end.key, latest, rowsPerRead)
  }
}

/** By the newest delivery: what is trimmed is trimmed up to it. What Hover answered has no text to lose. */
function createTextSearch(journal: Database, state: Database): (key: number) => boolean {
  const segments = createSegmentReading(journal)
  const lastOf = state
    .prepare<[number], number | null>(
      `SELECT max(seq) FROM deliveries WHERE transaction_key = ? AND proven_by <> 'asked'`,
    )
    .pluck()
  const segmentOf = journal.prepare<[number], { readonly entries: number; readonly whole: number }>(
    'SELECT entries, whole FROM segments WHERE last_seq >= ? ORDER BY last_seq LIMIT 1',
  )
  return key => {
    const seq = lastOf.get(key) ?? null
    if (seq === null) return false
    const segment = segmentOf.get(seq)
    // Not packed yet.
    if (segment === undefined) return true
    if (segment.whole === 0 || segment.whole === segment.entries) return segment.whole > 0
    return segments.at(seq)?.form === 'whole'
  }
}
