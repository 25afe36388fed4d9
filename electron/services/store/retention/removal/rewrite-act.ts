import type { Database } from '../../database.ts'
import type { Act } from '../../journal/entries/act.ts'
import { checksumOfAct } from '../../journal/entries/checksum.ts'

/** Puts another act in the place of one, at the same position and time. */
export function createActRewriting(journal: Database) {
  const timeOf = journal.prepare<[number], number>('SELECT at FROM entries WHERE seq = ?').pluck()
  const write = journal.prepare<[string, string, number | null, number]>(
    'UPDATE entries SET kind = ?, act = ?, checksum = ? WHERE seq = ?',
  )
  return (seq: number, act: Act): void => {
    const at = timeOf.get(seq)
    if (at === undefined) return
    const text = JSON.stringify(act)
    write.run(act.kind, text, checksumOfAct(at, act.kind, text), seq)
  }
}
