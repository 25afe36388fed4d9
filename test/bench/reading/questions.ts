import { readFilter } from '../../../electron/core/query/read-filter.ts'
import type { PageRequest } from '../../../electron/services/store/queries/page.ts'
import type { Store } from '../../../electron/services/store/store.ts'
import { type Random, rareWord } from './history.ts'

/** One kind of question, as often as it is asked; `goalMs` is what its 99th percentile should stay under. */
export interface Question {
  readonly name: string
  readonly goalMs: number | null
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
  const page = (name: string, goalMs: number | null, make: () => string, limit = 100): Question => {
    return { name, goalMs, ask: store => store.page(request(make(), limit)) }
  }
  const overview = (days: number, goalMs: number | null): Question => {
    const asked = { from: now - days * dayMs, to: now, zone: 'Africa/Nairobi', sourceId: null }
    return { name: `overview of ${days} days`, goalMs, ask: store => store.overview(asked) }
  }
  const apart = (days: number): Question => {
    const asked = { from: now - days * dayMs, to: now, zone: 'Africa/Nairobi', sourceId: null, by: 'operator' } as const
    return { name: `overview of ${days} days by operator`, goalMs: null, ask: store => store.overview(asked) }
  }
  const deep = (): string => Buffer.from(`${now - Math.floor(random() * 700 * dayMs)}.1`).toString('base64url')
  return [
    page('first page', 1, () => ''),
    { name: 'page at a random place', goalMs: 1, ask: store => store.page({ ...request(''), after: deep() }) },
    page('status', 2, () => 'status:failed'),
    page('status + operator + 30 days', 2, () => 'status:failed operator:MTN since:30d'),
    page('country + category', 2, () => 'country:TZ category:low-balance'),
    page('source + action', 2, () => 'source:ussd-ghana action:"Buy airtime"'),
    page('needs attention', 2, () => 'is:attention'),
    page('nothing fits (bounded)', null, () => 'env:test'),
    page('word', 2, () => `"${rareWord(random)}"`, 50),
    page('word that is everywhere', 2, () => '"processed"', 50),
    page('prefix of 2', 30, () => rareWord(random).slice(0, 2), 50),
    page('prefix of 3', 30, () => rareWord(random).slice(0, 3), 50),
    page('prefix of 5', 30, () => rareWord(random).slice(0, 5), 50),
    page('prefix that is everywhere', 30, () => 'process', 50),
    page('phrase', 2, () => '"send money"', 50),
    page('word, status', null, () => '"order" status:failed', 50),
    page('without a word', null, () => '-airtime', 50),
    overview(1, 5),
    overview(30, 5),
    overview(730, 5),
    apart(30),
    apart(730),
    { name: 'counts of all views', goalMs: 2, ask: store => store.viewCounts([]) },
    { name: 'known values', goalMs: null, ask: store => store.knownValues() },
  ]
}
