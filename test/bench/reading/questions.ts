import { readFilter } from '../../../electron/core/query/read-filter.ts'
import type { PageRequest } from '../../../electron/services/store/queries/list/page.ts'
import type { Store } from '../../../electron/services/store/store.ts'
import { type Random, rareWord } from './history.ts'

/** What the 99th percentile of a kind of question should stay under, in milliseconds. */
export const readGoals = {
  'first page': 1,
  'filtered page': 2,
  'search for a word': 2,
  'search for a prefix': 30,
  overview: 5,
} as const
export type ReadGoal = keyof typeof readGoals

export interface Question {
  readonly name: string
  readonly goal: ReadGoal | null
  /** Asks it once, of the engine's reader. */
  readonly ask: (store: Asked) => Promise<unknown>
}
export type Asked = Pick<Store, 'page' | 'overview' | 'counts' | 'viewCounts' | 'knownValues' | 'detail'>

const dayMs = 86_400_000

export function questions(now: number, random: Random): readonly Question[] {
  const context = { now, zone: 'Africa/Nairobi', sources: [] }
  const request = (text: string, limit = 100): PageRequest => {
    const reading = readFilter(text, context)
    if (!reading.ok) throw new Error(`The bench asks what cannot be understood: ${text}`)
    return { filter: reading.filter, after: null, limit }
  }
  const page = (name: string, goal: ReadGoal | null, make: () => string, limit = 100): Question => {
    return { name, goal, ask: store => store.page(request(make(), limit)) }
  }
  const overview = (days: number): Question => {
    const asked = { from: now - days * dayMs, to: now, zone: 'Africa/Nairobi', sourceId: null }
    return { name: `overview of ${days} days`, goal: 'overview', ask: store => store.overview(asked) }
  }
  const apart = (days: number): Question => {
    const asked = { from: now - days * dayMs, to: now, zone: 'Africa/Nairobi', sourceId: null, by: 'operator' } as const
    return { name: `overview of ${days} days by operator`, goal: null, ask: store => store.overview(asked) }
  }
  const deep = (): string => Buffer.from(`${now - Math.floor(random() * 700 * dayMs)}.1`).toString('base64url')
  return [
    page('first page', 'first page', () => ''),
    { name: 'page at a random place', goal: 'first page', ask: store => store.page({ ...request(''), after: deep() }) },
    page('status', 'filtered page', () => 'status:failed'),
    page('status + operator + 30 days', 'filtered page', () => 'status:failed operator:MTN since:30d'),
    page('country + category', 'filtered page', () => 'country:TZ category:low-balance'),
    page('source + action', 'filtered page', () => 'source:ussd-ghana action:"Buy airtime"'),
    page('needs attention', 'filtered page', () => 'is:attention'),
    page('nothing fits (bounded)', null, () => 'env:test'),
    page('word', 'search for a word', () => `"${rareWord(random)}"`, 50),
    page('word that is everywhere', 'search for a word', () => '"processed"', 50),
    page('prefix of 2', 'search for a prefix', () => rareWord(random).slice(0, 2), 50),
    page('prefix of 3', 'search for a prefix', () => rareWord(random).slice(0, 3), 50),
    page('prefix of 5', 'search for a prefix', () => rareWord(random).slice(0, 5), 50),
    page('prefix that is everywhere', 'search for a prefix', () => 'process', 50),
    page('phrase', 'search for a word', () => '"send money"', 50),
    page('word, status', null, () => '"order" status:failed', 50),
    page('without a word', null, () => '-airtime', 50),
    overview(1),
    overview(30),
    overview(730),
    apart(30),
    apart(730),
    { name: 'counts of all views', goal: 'filtered page', ask: store => store.viewCounts([]) },
    { name: 'known values', goal: null, ask: store => store.knownValues() },
  ]
}
