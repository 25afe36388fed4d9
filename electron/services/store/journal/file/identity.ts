import type { Database } from '../../database.ts'
import { troubleOf } from '../../trouble.ts'

const fact = 'identity'

/** Gives a journal that has none yet what tells it from every other journal; backups and what is mended keep it. */
export function giveIdentity(journal: Database): void {
  if (readIdentity(journal) !== null) return
  try {
    journal.prepare<[string]>('INSERT OR IGNORE INTO facts (name, value) VALUES (?, randomblob(16))').run(fact)
  } catch (error) {
    // A disk that is full must not keep an engine from starting: a later start gives it one.
    if (troubleOf(error, journal.name) === null) throw error
  }
}

/** As hexadecimal digits; null for a journal that has none yet. */
export function readIdentity(journal: Database): string | null {
  const value = journal.prepare<[string], string>('SELECT hex(value) FROM facts WHERE name = ?').pluck().get(fact)
  return value ?? null
}
