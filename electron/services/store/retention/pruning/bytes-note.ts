import { z } from 'zod'
import type { RetentionSettings } from '../../../../contract/settings/settings.ts'
import { parseJson } from '../../../../core/json-shape.ts'
import { type BytesDecision, countedLimits, decideBytes } from '../../../../core/retention/policy.ts'
import type { Database } from '../../database.ts'
import { sizesOf } from './sizes.ts'

const noteSchema = z.object({ maxBytes: z.number(), transactions: z.number() })

/** What the limit of bytes was found to come to, as the journal remembers it; null when it takes nothing. */
export function readBytesNote(journal: Database): BytesDecision | null {
  const noted = journal.prepare<[], string>(`SELECT CAST(value AS TEXT) FROM facts WHERE name = 'bytes'`).pluck().get()
  return noteSchema.safeParse(parseJson(noted ?? '')).data ?? null
}

/** Limits with the bytes as a number, which is remembered: rounds of small steps and restarts go on with it. */
export function createCountedLimits(journal: Database, state: Database) {
  const save = journal.prepare<[Buffer]>(
    `INSERT INTO facts (name, value) VALUES ('bytes', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
  )
  const forget = journal.prepare(`DELETE FROM facts WHERE name = 'bytes'`)

  return (settings: RetentionSettings): RetentionSettings => {
    const before = readBytesNote(journal)
    if (settings.maxBytes === null && before === null) return settings
    const sizes = sizesOf(journal, state)
    const next = decideBytes(settings, sizes, before)
    if (next === null && before !== null) forget.run()
    if (next !== null && next !== before) save.run(Buffer.from(JSON.stringify(next)))
    return countedLimits(settings, sizes, next)
  }
}
