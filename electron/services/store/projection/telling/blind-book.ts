import type { BlindCause } from '../../../../contract/notices/blind-window.ts'
import type { SourceKind } from '../../../../contract/transactions/transaction.ts'
import type { Database } from '../../database.ts'
import type { Act } from '../../journal/entries/act.ts'

/** A row of `blind_windows`. Times in milliseconds since 1970. */
export interface BlindWindowRow {
  readonly id: string
  readonly source_id: string
  readonly product: SourceKind
  readonly cause: BlindCause
  readonly from_at: number
  readonly until_at: number | null
  readonly recovered_at: number | null
  readonly recovered: number
}

export type BlindAct = Extract<
  Act,
  { readonly kind: 'blind-began' | 'blind-ended' | 'blind-recovered' | 'jobs-baseline' | 'job-gone' }
>

/** Writes when nothing could arrive, and what was found out afterwards. */
export interface BlindBook {
  act(act: BlindAct, at: number): void
  /** A transaction changed at this time, as Hover said when it was asked: it belongs to the window of that time. */
  recovered(sourceId: string, changedAt: number): void
}

export function createBlindBook(state: Database): BlindBook {
  const begin = state.prepare<[string, string, string, string, number]>(`
    INSERT INTO blind_windows (id, source_id, product, cause, from_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
  `)
  const end = state.prepare<[number, string]>(
    'UPDATE blind_windows SET until_at = max(from_at, ?) WHERE id = ? AND until_at IS NULL',
  )
  const recover = state.prepare<[number, string]>(
    'UPDATE blind_windows SET recovered_at = ? WHERE id = ? AND recovered_at IS NULL',
  )
  const baseline = state.prepare<[string]>('INSERT INTO job_baselines (source_id) VALUES (?) ON CONFLICT DO NOTHING')
  // The one around the time, else the newest: Hover may have no time for it, or a clock that differs from ours.
  const count = state.prepare<[string, number, number]>(`
    UPDATE blind_windows SET recovered = recovered + 1 WHERE id = (
      SELECT id FROM blind_windows
      WHERE source_id = ? AND until_at IS NOT NULL AND recovered_at IS NULL
      ORDER BY (from_at <= ? AND until_at >= ?) DESC, from_at DESC LIMIT 1
    )
  `)
  const recovered = (sourceId: string, changedAt: number): void => {
    count.run(sourceId, Math.trunc(changedAt), Math.trunc(changedAt))
  }
  return {
    act: (act, at) => {
      switch (act.kind) {
        case 'blind-began':
          begin.run(act.windowId, act.sourceId, act.product, act.cause, Math.trunc(act.from))
          return
        case 'blind-ended':
          end.run(Math.trunc(act.until), act.windowId)
          return
        case 'blind-recovered':
          for (const id of act.windowIds) recover.run(at, id)
          return
        case 'jobs-baseline':
          baseline.run(act.sourceId)
          return
        case 'job-gone':
          return recovered(act.sourceId, act.changedAt)
      }
    },
    recovered,
  }
}
