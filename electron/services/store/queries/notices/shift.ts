import type { ShiftReport } from '../../../../contract/notices/shift-report.ts'
import type { Unusual } from '../../../../contract/notices/unusual.ts'
import type { Status } from '../../../../contract/transactions/transaction.ts'
import { type OpenMatter, type ShiftChange, type ShiftSpan, shiftReport } from '../../../../core/shift/shift-report.ts'
import { isLate } from '../../../../core/telling/late-digest.ts'
import type { Database } from '../../database.ts'
import type { UnusualRow } from '../../projection/telling/unusual-book.ts'
import { isoOf, isoOrNull, type TransactionRow, transactionId } from '../../projection/transactions/transaction-row.ts'
import { createBlindWindowsQuery } from '../watching/blind-windows.ts'
import { latestMs } from './candidate-rows.ts'

type Identity = Pick<TransactionRow, 'source_id' | 'kind' | 'provider_id'>

interface ChangeRow extends Identity, Pick<TransactionRow, 'started_at' | 'started_at_from'> {
  readonly to_status: Status
  readonly at: number
  readonly provider_at: number | null
  readonly category: string | null
}

interface OpenRow extends Identity, Pick<TransactionRow, 'status_since' | 'stuck_since'> {}

/** What happened in a time, what is open now, and what may be missing. */
export function createShiftQuery(state: Database): (span: ShiftSpan) => ShiftReport {
  const changes = `
    SELECT t.source_id, t.kind, t.provider_id, t.started_at, t.started_at_from, c.to_status, c.at, c.provider_at, c.category
    FROM transactions t JOIN status_changes c ON c.transaction_key = t.key`
  const ofPayments = state.prepare<[number, number, number], ChangeRow>(
    `${changes} WHERE t.kind = 'ussd' AND t.started_at >= ? AND c.at >= ? AND c.at < ?`,
  )
  const ofOthers = state.prepare<[number, number], ChangeRow>(
    `${changes} WHERE t.kind <> 'ussd' AND c.at >= ? AND c.at < ?
      AND (c.from_status IS NOT NULL OR instr(t.flags, '"BASELINE"') = 0)`,
  )
  const open = state.prepare<[], OpenRow>(
    'SELECT source_id, kind, provider_id, status_since, stuck_since FROM transactions WHERE needs_attention = 1',
  )
  const blind = createBlindWindowsQuery(state)
  const unusual = state.prepare<[number, number], UnusualRow>(
    'SELECT * FROM unusual WHERE since < ? AND (over_at IS NULL OR over_at >= ?) ORDER BY since, id LIMIT 100',
  )
  return span => {
    const { since, until } = span
    const changed = [...ofPayments.all(since - latestMs, since, until), ...ofOthers.all(since, until)]
    const facts = { changes: changed.map(changeOf), open: open.all().map(matterOf), blind: blind() }
    return shiftReport({ ...facts, unusual: unusual.all(until, since).map(unusualOf) }, span)
  }
}

function changeOf(row: ChangeRow): ShiftChange {
  const ran = row.provider_at ?? (row.started_at_from === 'provider' ? row.started_at : null)
  const { at, to_status: to, category } = row
  return { transactionId: transactionId(row), at, to, category, isLate: isLate(ran, at) }
}

function matterOf(row: OpenRow): OpenMatter {
  const { status_since, stuck_since } = row
  return { transactionId: transactionId(row), since: stuck_since ?? status_since, isStuck: stuck_since !== null }
}

function unusualOf({ topic, source_id, action, operator, since, over_at }: UnusualRow): Unusual {
  return { topic, sourceId: source_id, action, operator, since: isoOf(since), until: isoOrNull(over_at) }
}
