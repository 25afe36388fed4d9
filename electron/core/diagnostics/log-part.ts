import { asObject, parseJson } from '../json-shape.ts'
import { withoutPrivateShapes } from '../masking/private-shapes.ts'
import { isPersonal, type PrivateTexts } from './private-texts.ts'

const levels: ReadonlySet<unknown> = new Set(['info', 'warn', 'error'])
/** As the log writes it. */
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** Facts whose values are words of the app's own: codes, kinds, names of threads and questions. */
const wordFacts: ReadonlySet<string> = new Set([
  ...['kind', 'act', 'reason', 'thread', 'question', 'error', 'topic', 'status', 'outcome', 'code'],
])
const countFacts: ReadonlySet<string> = new Set([
  ...['count', 'windows', 'accepted', 'duplicates', 'odd', 'refused', 'unreadable', 'packed', 'trimmed', 'pruned'],
  'skewMs',
])
const versionFacts: ReadonlySet<string> = new Set(['version', 'runtime'])

/** No digits: a number may be anybody's. */
const word = /^[A-Za-z]+(?:[-._ ][A-Za-z]+){0,6}$/
const longestWord = 48
const version = /^(?:[A-Za-z]{1,20} v?)?\d{1,3}(?:\.\d{1,4}){1,3}(?:-[a-z]{1,10}(?:\.\d{1,3})?)?$/

interface Known {
  readonly texts: PrivateTexts
  /** What stands for a source. */
  readonly sourceWord: (id: string) => string
}

/**
 * A line of the log for somebody else: its time, its event, and of its facts those that are known to be harmless, each
 * checked again. Null when it is no line of the log's form.
 */
export function logLine(text: string, known: Known): string | null {
  const { at, level, event, ...facts } = asObject(parseJson(text))
  if (typeof at !== 'string' || !time.test(at) || !levels.has(level)) return null
  if (typeof event !== 'string' || !isWord(event, known.texts)) return null
  const told = Object.entries(facts).map(([name, fact]) => factText(name, fact, known))
  return [at, level, event, ...told.filter(part => part !== null)].join(' ')
}

function factText(name: string, fact: unknown, { texts, sourceWord }: Known): string | null {
  if (name === 'sourceId') return typeof fact === 'string' ? `of ${sourceWord(fact)}` : null
  if (countFacts.has(name)) return Number.isSafeInteger(fact) ? `${name}=${fact}` : null
  if (typeof fact !== 'string') return null
  if (versionFacts.has(name)) return version.test(fact) ? `${name}=${fact}` : null
  return wordFacts.has(name) && isWord(fact, texts) ? `${name}=${fact}` : null
}

function isWord(text: string, texts: PrivateTexts): boolean {
  if (text.length > longestWord || !word.test(text)) return false
  return withoutPrivateShapes(text) === text && !isPersonal(text, texts)
}
