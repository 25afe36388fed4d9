import { InvalidArgumentError } from 'commander'
import { printValue } from '../../core/query/print.ts'
import type { ReplayReading } from '../../services/store/exporting/replay-reading.ts'
import { misuse, Refusal } from '../refusal.ts'
import { filterOfArguments } from '../transactions/query.ts'

/** Which deliveries, in the words of the options. */
export interface Selection {
  readonly delivery?: readonly number[]
  readonly since?: string
  readonly until?: string
  readonly all?: boolean
  readonly after?: number
}

interface Wish extends Selection {
  readonly query: readonly string[]
}

/** The positions of what was asked for, in the order of the journal. */
export async function select(reading: ReplayReading, wish: Wish, dataDir: string): Promise<readonly number[]> {
  const { after = 0 } = wish
  return (await found(reading, wish, dataDir)).filter(seq => seq > after)
}

async function found(reading: ReplayReading, wish: Wish, dataDir: string): Promise<readonly number[]> {
  const { delivery, all, query } = wish
  const words = [...query, ...spanOf(wish)]
  if (delivery !== undefined) {
    if (words.length > 0 || all === true) throw misuse('--delivery stands alone: it says which ones already.')
    const missing = delivery.find(seq => reading.at(seq) === null)
    if (missing !== undefined) throw new Refusal(`There is no delivery ${missing}, or nothing is left of it.`)
    return delivery
  }
  if (words.length === 0 && all !== true)
    throw misuse('Say what: the id of a transaction, a query, --delivery NUMBER, or --all.')
  if (words.length > 0 && all === true) throw misuse('Give either a query or --all.')
  const [only, ...others] = words
  const ofOne = only === undefined || others.length > 0 ? null : reading.positionsOf(only)
  return ofOne ?? reading.positions(await filterOfArguments(words, dataDir))
}

function spanOf({ since, until }: Selection): readonly string[] {
  return Object.entries({ since, until }).flatMap(([key, time]) =>
    time === undefined ? [] : [`${key}:${printValue(time)}`],
  )
}

/** What was asked for, as it is recorded. */
export function wishText(wish: Selection, query: readonly string[]): string {
  const { delivery, all } = wish
  const words = [...query, ...spanOf(wish), ...(all === true ? ['--all'] : [])]
  const text = delivery === undefined ? words.join(' ') : `--delivery ${delivery.join(',')}`
  return text.slice(0, 1000)
}

/** Reader of an option for commander: numbers in the journal, each once and in their order. */
export function readSequence(text: string): readonly number[] {
  const numbers = text.split(',').map(part => part.trim())
  if (!numbers.every(part => /^[1-9]\d{0,14}$/.test(part)))
    throw new InvalidArgumentError('Give the number of a delivery, or several with commas: 1042,1043.')
  return [...new Set(numbers.map(Number))].sort((a, b) => a - b)
}
