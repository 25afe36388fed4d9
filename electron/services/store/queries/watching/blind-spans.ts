import type { Database } from '../../database.ts'

/** When nothing could arrive at a source; milliseconds since 1970. One that lasts has no end. */
export interface BlindSpan {
  readonly from: number
  readonly to: number
}

/** The times in a span in which nothing could arrive at a source, in their order and without overlapping. */
export function blindnessOf(state: Database): (sourceId: string, from: number, to: number) => readonly BlindSpan[] {
  const windows = state.prepare<
    [string, number, number],
    { readonly from_at: number; readonly until_at: number | null }
  >(
    `SELECT from_at, until_at FROM blind_windows
     WHERE source_id = ? AND from_at < ? AND coalesce(until_at, 9e15) > ? ORDER BY from_at`,
  )
  return (sourceId, from, to) => {
    const spans: BlindSpan[] = []
    for (const { from_at, until_at } of windows.all(sourceId, to, from)) {
      const last = spans.at(-1)
      const end = until_at ?? Number.POSITIVE_INFINITY
      if (last !== undefined && from_at <= last.to) spans.splice(-1, 1, { from: last.from, to: Math.max(last.to, end) })
      else spans.push({ from: from_at, to: end })
    }
    return spans
  }
}
