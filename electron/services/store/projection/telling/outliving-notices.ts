import type { Incident } from '../../../../core/storm/incident.ts'
import { growingText } from '../../../../core/storm/storm-words.ts'
import type { Database } from '../../database.ts'

/** Notices of storms whose first failure was pruned: they tell of the others, and of what may still join them. */
export interface OutlivingNotices {
  /** Before the notices of a transaction go: that of a storm stays, and is of none. */
  keep(transactionId: string): void
  /** Those of storms that are over and of which nothing is left go, with what was said of their end. */
  sweep(): void
}

export function createOutlivingNotices(state: Database): OutlivingNotices {
  const heads = state.prepare<[string], { readonly id: string; readonly incident: string }>(`
    SELECT n.id, i.incident FROM notices n JOIN incidents i ON i.id = n.id
    WHERE n.transaction_id = ? AND n.incident = n.id
  `)
  const free = state.prepare<[string, string, string, string]>(
    'UPDATE notices SET transaction_id = NULL, subject = NULL, title = ?, body = ?, said = ? WHERE id = ?',
  )
  const empty = state
    .prepare<[], string>(`
      SELECT id FROM notices AS head
      WHERE incident = id AND transaction_id IS NULL AND topic = 'status'
        AND NOT EXISTS (SELECT 1 FROM incidents WHERE incidents.id = head.id AND closed_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM notices AS other WHERE other.incident = head.id AND other.transaction_id IS NOT NULL)
    `)
    .pluck()
  const deletions = ['DELETE FROM notices WHERE incident = ?', 'DELETE FROM incidents WHERE id = ?'].map(sql =>
    state.prepare<[string]>(sql),
  )
  return {
    keep: transactionId => {
      for (const { id, incident } of heads.all(transactionId)) {
        // Written by the book of storms from core's own values. What its transaction alone was told as goes with it.
        const { title, body, said } = growingText(JSON.parse(incident) as Incident)
        free.run(title, body, JSON.stringify(said), id)
      }
    },
    sweep: () => {
      for (const id of empty.all()) for (const deletion of deletions) deletion.run(id)
    },
  }
}
