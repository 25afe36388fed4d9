import { foldedWords } from '../../../../core/query/words.ts'
import type { Database } from '../../database.ts'

/** Writes what a search finds transactions by. */
export interface SearchWriting {
  /** The text of a transaction that is new in this commit. */
  add(key: number, text: string): void
  /** Its text is another one now. */
  change(key: number, text: string): void
  /** At the end of a commit, and before anything is taken out. */
  save(): void
  /** After a roll-back. */
  clear(): void
}

/** Characters of texts that wait: a commit may be as large as its caller likes. */
const mostWaiting = 4 * 1024 * 1024

/**
 * Texts wait for the end of the commit and are written in the order of their keys: whenever the key of one is not greater
 * than that of the one before it, FTS5 writes all that it gathered in memory, as a segment to be merged later.
 */
export function createSearchWriting(database: Database): SearchWriting {
  const insert = database.prepare<[number, string]>('INSERT INTO search (rowid, text) VALUES (?, ?)')
  const update = database.prepare<[string, number]>('UPDATE search SET text = ? WHERE rowid = ?')
  const added = new Map<number, string>()
  const changed = new Map<number, string>()
  let waiting = 0

  const clear = (): void => {
    added.clear()
    changed.clear()
    waiting = 0
  }

  const save = (): void => {
    // What is new has greater keys than what is known.
    for (const [key, text] of inOrder(changed)) update.run(text, key)
    for (const [key, text] of inOrder(added)) insert.run(key, text)
    clear()
  }

  const put = (texts: Map<number, string>, key: number, text: string): void => {
    texts.set(key, foldedWords(text))
    waiting += text.length
    if (waiting > mostWaiting) save()
  }

  return {
    add: (key, text) => put(added, key, text),
    change: (key, text) => put(added.has(key) ? added : changed, key, text),
    save,
    clear,
  }
}

function inOrder(texts: ReadonlyMap<number, string>): readonly (readonly [number, string])[] {
  return [...texts].sort(([a], [b]) => a - b)
}
