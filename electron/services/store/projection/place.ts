import type { Database } from '../database.ts'
import { type ProjectionRules, readProjectionRules } from '../journal/entries/projection-rules.ts'

/** How far the journal is projected; see the table `projection`. */
export interface Place {
  readonly seq: number
  readonly rules: ProjectionRules
  readonly lapseUntil: number
}

export function readPlace(state: Database): Place {
  const row = state
    .prepare<[], { seq: number; rules: string; lapse_until: number }>('SELECT seq, rules, lapse_until FROM projection')
    .get()
  if (row === undefined) throw new Error('The state has no projection row, though opening it writes one.')
  return { seq: row.seq, rules: readProjectionRules(JSON.parse(row.rules)), lapseUntil: row.lapse_until }
}

/** The position in the journal up to which the state holds everything; 0 where nothing was projected yet. */
export function createCursor(state: Database): () => number {
  const seq = state.prepare<[], number>('SELECT seq FROM projection').pluck()
  return () => seq.get() ?? 0
}

/** Writes the place in the commit that brought the state there, and returns it: nothing lapses after a rebuild is over. */
export function createPlaceSaving(state: Database): (reached: Place) => Place {
  const save = state.prepare<[number, string, number]>('UPDATE projection SET seq = ?, rules = ?, lapse_until = ?')
  const forgetCarried = state.prepare('DELETE FROM notices_carried')
  return reached => {
    const isPast = reached.lapseUntil > 0 && reached.seq >= reached.lapseUntil
    if (isPast) forgetCarried.run()
    const lapseUntil = isPast ? 0 : reached.lapseUntil
    save.run(reached.seq, JSON.stringify(reached.rules), lapseUntil)
    return { ...reached, lapseUntil }
  }
}
