import Sqlite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { wordsOf } from '../../../../../electron/core/query/words.ts'

/** Words that the index makes of each text, with the tokenizer of the state's table `search`. */
function indexed(texts: readonly string[]): readonly (readonly string[])[] {
  const database = new Sqlite(':memory:')
  onTestFinished(() => void database.close())
  database.exec(`
    CREATE VIRTUAL TABLE search USING fts5(text, tokenize = "unicode61 remove_diacritics 2");
    CREATE VIRTUAL TABLE words USING fts5vocab(search, 'instance');
  `)
  const add = database.prepare<[number, string]>('INSERT INTO search (rowid, text) VALUES (?, ?)')
  for (const [place, text] of texts.entries()) add.run(place, text)
  const read = database.prepare<[number], string>('SELECT term FROM words WHERE doc = ? ORDER BY offset').pluck()
  return texts.map((_, place) => read.all(place))
}

/** Letters that are younger than SQLite's tables, or have no small form there. */
const exceptions = /[\u01e0\u01e1\u037f\u1e9b\u1fbe]/u

test.each([
  ['Latin', 0x80, 0x24f],
  ['more of Latin', 0x1e00, 0x1eff],
  ['Greek', 0x370, 0x3ff],
  ['more of Greek', 0x1f00, 0x1fff],
  ['Cyrillic', 0x400, 0x527],
  ['Arabic', 0x621, 0x6d3],
  ['Devanagari', 0x904, 0x939],
  ['Ethiopic', 0x1200, 0x135a],
  ['Kana', 0x3041, 0x30fe],
  ['Han', 0x4e00, 0x4fff],
] as const)('a rule folds the letters of %s as the search does', (_script, first, last) => {
  const letters = Array.from({ length: last - first + 1 }, (_, place) => String.fromCodePoint(first + place)).filter(
    letter => /\p{L}/u.test(letter) && !exceptions.test(letter),
  )
  const texts = letters.map(letter => `a${letter}b ${letter}`)
  expect(texts.map(text => wordsOf(text).map(({ folded }) => folded))).toEqual(indexed(texts))
})
