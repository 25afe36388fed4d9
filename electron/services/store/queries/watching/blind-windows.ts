import type { BlindWindow, Recovery } from '../../../../contract/notices/blind-window.ts'
import { caughtUp, unknowable } from '../../../../core/blind-window.ts'
import type { Database } from '../../database.ts'
import type { BlindWindowRow } from '../../projection/telling/blind-book.ts'
import { isoOf, isoOrNull } from '../../projection/transactions/transaction-row.ts'

const mostWindows = 200

/** When deliveries could not arrive, newest first. */
export function createBlindWindowsQuery(state: Database): () => readonly BlindWindow[] {
  const newest = state.prepare<[], BlindWindowRow>(
    `SELECT * FROM blind_windows ORDER BY from_at DESC, id DESC LIMIT ${mostWindows}`,
  )
  return () => newest.all().map(windowOf)
}

function windowOf(row: BlindWindowRow): BlindWindow {
  const { id, source_id, cause, from_at, until_at } = row
  return { id, sourceId: source_id, cause, from: isoOf(from_at), until: isoOrNull(until_at), recovery: recoveryOf(row) }
}

function recoveryOf({ product, until_at, recovered_at, recovered }: BlindWindowRow): Recovery {
  if (until_at === null) return { kind: 'open' }
  if (product === 'ussd-app') return { kind: 'unknowable', ...unknowable }
  if (recovered_at === null) return { kind: 'asking' }
  return { kind: 'caught-up', at: isoOf(recovered_at), recovered, ...caughtUp(recovered) }
}
