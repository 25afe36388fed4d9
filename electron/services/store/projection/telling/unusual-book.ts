import type { LastHeard, Series } from '../../../../core/normal/heard.ts'
import type { Database } from '../../database.ts'

/** A row of `unusual` as the projector wrote it; SQLite's STRICT types hold. Times in milliseconds. */
export interface UnusualRow {
  /** Of its notice. */
  readonly id: string
  readonly topic: 'silence' | 'drift'
  readonly source_id: string
  readonly action: string | null
  readonly operator: string | null
  readonly since: number
  readonly last_hour: number | null
  readonly last_events: number
  readonly over_at: number | null
}

type Topic = UnusualRow['topic']
interface FoundUnusual extends Series {
  readonly id: string
  readonly topic: Topic
  readonly since: number
  readonly last: LastHeard
}

/** What was found to be unusual, and whether it lasts. */
export interface UnusualBook {
  /** False: it is known already, because it was journaled a second time before the first was projected. */
  begin(found: FoundUnusual): boolean
  /** What ends by it; null when there is nothing that lasts. */
  end(series: Series, topic: Topic, at: number): Pick<UnusualRow, 'id' | 'since'> | null
}

/** What ended longer ago, in milliseconds, is in no report any more. */
const keptMs = 400 * 86_400_000

export function createUnusualBook(state: Database): UnusualBook {
  const open = state.prepare<[Topic, string, string | null, string | null], Pick<UnusualRow, 'id' | 'since'>>(
    `SELECT id, since FROM unusual
     WHERE over_at IS NULL AND topic = ? AND source_id = ? AND action IS ? AND operator IS ?`,
  )
  const insert = state.prepare<[string, Topic, string, string | null, string | null, number, number | null, number]>(
    `INSERT INTO unusual (id, topic, source_id, action, operator, since, last_hour, last_events)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const close = state.prepare<[number, string]>('UPDATE unusual SET over_at = ? WHERE id = ?')
  const forget = state.prepare<[number]>('DELETE FROM unusual WHERE over_at < ?')
  return {
    begin: ({ id, topic, sourceId, action, operator, since, last }) => {
      if (open.get(topic, sourceId, action, operator) !== undefined) return false
      insert.run(id, topic, sourceId, action, operator, since, last.hour, last.events)
      return true
    },
    end: ({ sourceId, action, operator }, topic, at) => {
      const found = open.get(topic, sourceId, action, operator)
      if (found === undefined) return null
      close.run(at, found.id)
      forget.run(at - keptMs)
      return found
    },
  }
}
