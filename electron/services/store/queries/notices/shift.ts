import type { ShiftReport } from '../../../../contract/notices/shift-report.ts'
import type { Unusual } from '../../../../contract/notices/unusual.ts'
import { type OpenMatter, type ShiftChange, type ShiftSpan, shiftReport } from '../../../../core/shift/shift-report.ts'
import { isLate } from '../../../../core/telling/late-digest.ts'
import type { Database } from '../../database.ts'
import type { UnusualRow } from '../../projection/telling/unusual-book.ts'
import { isoOf, isoOrNull, type TransactionRow, transactionId } from '../../projection/transactions/transaction-row.ts'
import { createBlindWindowsQuery } from '../watching/blind-windows.ts'
import { createStatusChanges, ranAtOf, type StatusChange } from './status-changes.ts'

const changeColumns = ['source_id', 'kind', 'provider_id', 'started_at', 'started_at_from'] as const

type Identity = Pick<TransactionRow, 'source_id' | 'kind' | 'provider_id'>
type ChangeRow = StatusChange & Pick<TransactionRow, (typeof changeColumns)[number]>

interface OpenRow extends Identity, Pick<TransactionRow, 'status_since' | 'stuck_since'> {}

/** What happened in a time, what is open now, and what may be missing. */
export function createShiftQuery(state: Database): (span: ShiftSpan) => ShiftReport {
  const changesIn = createStatusChanges(state, changeColumns)
  const open = state.prepare<[], OpenRow>(
    'SELECT source_id, kind, provider_id, status_since, stuck_since FROM transactions WHERE needs_attention = 1',
  )
  const blind = createBlindWindowsQuery(state)
  const unusual = state.prepare<[number, number], UnusualRow>(
    'SELECT * FROM unusual WHERE since < ? AND (over_at IS NULL OR over_at >= ?) ORDER BY since, id LIMIT 100',
  )
  return span => {
    const { since, until } = span
    const facts = { changes: changesIn(span).map(changeOf), open: open.all().map(matterOf), blind: blind() }
    return shiftReport({ ...facts, unusual: unusual.all(until, since).map(unusualOf) }, span)
  }
}

function changeOf(row: ChangeRow): ShiftChange {
  const { at, to_status: to, change_category: category } = row
  return { transactionId: transactionId(row), at, to, category, isLate: isLate(ranAtOf(row), at) }
}

function matterOf(row: OpenRow): OpenMatter {
  const { status_since, stuck_since } = row
  return { transactionId: transactionId(row), since: stuck_since ?? status_since, isStuck: stuck_since !== null }
}

function unusualOf({ topic, source_id, action, operator, since, over_at }: UnusualRow): Unusual {
  return { topic, sourceId: source_id, action, operator, since: isoOf(since), until: isoOrNull(over_at) }
}
