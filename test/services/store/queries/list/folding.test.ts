import Sqlite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { foldedWords, wordsOf } from '../../../../../electron/core/query/words.ts'

/** Words that the index makes of what is put into it, with the tokenizer of the state's table `search`. */
function indexed(texts: readonly string[]): readonly string[] {
  const database = new Sqlite(':memory:')
  onTestFinished(() => void database.close())
  database.exec(`
    CREATE VIRTUAL TABLE search USING fts5(text, tokenize = "unicode61 remove_diacritics 2");
    CREATE VIRTUAL TABLE words USING fts5vocab(search, 'instance');
  `)
  const add = database.prepare<[number, string]>('INSERT INTO search (rowid, text) VALUES (?, ?)')
  database.transaction(() => {
    for (const [place, text] of texts.entries()) add.run(place, foldedWords(text))
  })()
  const found = texts.map(() => '')
  const words = database.prepare<[], [number, string]>('SELECT doc, term FROM words ORDER BY doc, offset').raw()
  for (const [place, word] of words.iterate()) found[place] += ` ${word}`
  return found
}

/** Letters of New Tai Lue and of Sanskrit's notes, which are signs in SQLite's older tables. */
const exceptions = /[\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3]/u
const isHalf = (code: number): boolean => code >= 0xd800 && code <= 0xdfff

const planes = ['the basic one', 'scripts of the past, and emoji', 'rare Han', 'more of it']

test.each(planes.map((name, plane) => [name, plane] as const))(
  'a rule and the search tell words apart alike, of all characters: plane of %s',
  (_name, plane) => {
    const codes = Array.from({ length: 0x10000 }, (_, place) => plane * 0x10000 + place).filter(code => !isHalf(code))
    const letters = codes.map(code => String.fromCodePoint(code)).filter(letter => !exceptions.test(letter))
    const texts = letters.map(letter => `a${letter}b ${letter}`)
    const found = indexed(texts)
    const ofRules = texts.map(text =>
      wordsOf(text)
        .map(({ folded }) => ` ${folded}`)
        .join(''),
    )
    expect(texts.filter((_, place) => ofRules[place] !== found[place])).toEqual([])
  },
  30_000,
)
