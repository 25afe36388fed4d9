import type { Database } from '../../database.ts'

/** The words in the search that begin so; null where they are many, or where it is not worth knowing. */
export type WordsFrom = (beginning: string) => readonly string[] | null

/** Each is looked for by itself. */
const mostWords = 4
/** Shorter ones have lists of their own in the index. In ASCII alone it is certain how the index folds a text. */
const worthKnowing = /^[a-z0-9]{3,}$/
/** Stands in no word, and before all that does. */
const wordEnd = '\u0001'

/**
 * Looks words up one by one, each by the one before: a list of them, which FTS5 offers too, counts all places of each. For what
 * may go on FTS5 puts the places of all its words together before it gives the first, 26 ms where they are in every
 * transaction; of a word it reads only what is asked for.
 */
export function createWordsFrom(state: Database): WordsFrom {
  state.exec('CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_words USING fts5vocab(main, search, instance)')
  const firstFrom = state
    .prepare<[string], string>('SELECT term FROM temp.search_words WHERE term >= ? LIMIT 1')
    .pluck()
  return beginning => {
    if (!worthKnowing.test(beginning)) return null
    const words: string[] = []
    for (let word = firstFrom.get(beginning); word?.startsWith(beginning); word = firstFrom.get(word + wordEnd)) {
      if (words.length === mostWords) return null
      words.push(word)
    }
    return words.length === 0 ? null : words
  }
}
