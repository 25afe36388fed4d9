import { z } from 'zod'
import { parseJson } from '../../../core/json-shape.ts'
import { type ClockTrust, isWorthNoting, judgeClock } from '../../../core/retention/clock-trust.ts'
import type { Database } from '../database.ts'
import { onFile } from '../trouble.ts'

const noteSchema = z.object({
  believed: z.number(),
  doubted: z.object({ since: z.number(), until: z.number() }).nullable(),
})

/**
 * Whether the machine's clock is to be believed, remembered in the journal: not by what came last, because that has the time
 * of the same clock. Before anything was noted the newest delivery tells.
 */
export function createClockNote(journal: Database): (now: number) => boolean {
  const read = journal.prepare<[], string>(`SELECT CAST(value AS TEXT) FROM facts WHERE name = 'clock'`).pluck()
  const save = journal.prepare<[Buffer]>(
    `INSERT INTO facts (name, value) VALUES ('clock', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
  )
  const newest = journal
    .prepare<[], number | null>(`
      SELECT coalesce(
        (SELECT at FROM entries WHERE kind = 'delivery' ORDER BY seq DESC LIMIT 1),
        (SELECT last_at FROM segments ORDER BY last_seq DESC LIMIT 1))
    `)
    .pluck()

  return now =>
    onFile(journal.name, () => {
      const noted = noteSchema.safeParse(parseJson(read.get() ?? '')).data
      const known: ClockTrust = noted ?? { believed: newest.get() ?? now, doubted: null }
      const next = judgeClock(known, now)
      if (noted === undefined || isWorthNoting(known, next)) save.run(Buffer.from(JSON.stringify(next)))
      return next.doubted === null
    })
}
