import { type DataPlace, stateFile } from '../data-place.ts'
import { noteDamage } from '../suspect.ts'
import { onFile, StoreError } from '../trouble.ts'

/**
 * Reads what is stored; the next start mends what was met. Whatever reads the journal names it: what SQLite says without a
 * name is said of the state. Throws StoreError.
 */
export function notingDamage<T>({ dataDir }: DataPlace, read: () => T): T {
  try {
    return onFile(stateFile(dataDir), read)
  } catch (error) {
    if (error instanceof StoreError) noteDamage(dataDir, error.trouble)
    throw error
  }
}

/** The same of what is read piece by piece. What becomes of a piece is not looked at: that is about another file. */
export function* notingDamageOfEach<T>(place: DataPlace, pieces: Iterable<T>): Iterable<T> {
  const iterator = pieces[Symbol.iterator]()
  try {
    for (let step = read(); step.done !== true; step = read()) yield step.value
  } finally {
    iterator.return?.()
  }

  function read(): IteratorResult<T> {
    return notingDamage(place, () => iterator.next())
  }
}
