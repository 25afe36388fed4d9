import { everything, type Filter } from '../../core/query/filter.ts'
import { sourcesNamed } from '../../core/query/known-sources.ts'
import { problemsText, readFilter } from '../../core/query/read-filter.ts'
import { quoted } from '../../core/query/scan.ts'
import { readTime } from '../../core/query/time.ts'
import { fixedValues, isTimeKey, keyNamed } from '../../core/query/vocabulary.ts'
import { systemZone } from '../../services/system-zone.ts'
import { readSources } from '../data/folder.ts'
import { assertKnown } from '../data/known-sources.ts'
import { misuse } from '../refusal.ts'
import { plain, say } from '../terminal.ts'

/** What the arguments of a command ask for: what they say in the query bar of the window. */
export async function filterOfArguments(args: readonly string[], dataDir: string): Promise<Filter> {
  for (const hint of args.flatMap(hintAbout)) say(hint)
  return filterOfText(args.join(' '), dataDir)
}

/** A mistake in it is a misuse, and so is a source that nobody knows. */
export async function filterOfText(text: string, dataDir: string): Promise<Filter> {
  if (text.trim() === '') return everything
  const reading = readFilter(text, { now: Date.now(), zone: systemZone(), sources: readSources(dataDir) })
  if (!reading.ok) throw misuse(problemsText(reading.problems))
  await assertKnown(sourcesNamed(reading.filter), dataDir)
  return reading.filter
}

/**
 * The shell has taken the quotes of `operator:"MTN Ghana"`, and nothing tells that from an operator and a word. So it is read as
 * everywhere else, and whoever meant the other is told how to write it.
 */
function hintAbout(argument: string): readonly string[] {
  const [, minus = '', name = '', value = ''] = /^(-?)([A-Za-z-]+):([^"\s]+\s[^"]*)$/.exec(argument) ?? []
  const key = keyNamed(name)
  const isOneValue = key !== null && (isTimeKey(key) ? readTime(value) !== null : !isChosen(key) && !hasKey(value))
  if (!isOneValue) return []
  const [first, ...words] = value.trim().split(/\s+/)
  if (words.length === 0) return []
  return [
    `Read as in the query bar: ${plain(`${minus}${name}:${first}`)}, and of words ${plain(words.join(' '))}. ` +
      `If all of it is one value, write '${plain(`${minus}${name}:${quoted(value.trim())}`)}' with both kinds of quotes.`,
  ]
}

/** An id has no blanks in it either. */
function isChosen(key: Exclude<ReturnType<typeof keyNamed>, null>): boolean {
  return key === 'id' || (!isTimeKey(key) && fixedValues[key] !== undefined)
}

function hasKey(value: string): boolean {
  return /\s-?[A-Za-z-]+:/.test(value)
}

export const queryHelp = `
A query is what the window's query bar takes, and means the same: words, "exact phrases", and
  status: operator: country: category: source: kind: action: env: is: id: since: until:
operator:none finds what has no operator; so do country:none, category:none, action:none and env:none.
Several values of one key mean any of them, different keys mean all, and a minus in front means not. Put -- before a
query that begins with a minus. A value with blanks needs quotes that the shell leaves alone: 'operator:"MTN Ghana"'.`
