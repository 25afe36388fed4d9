import { createHash } from 'node:crypto'
import type { DeliveryEntry } from '../../../electron/services/store/journal/entries/entry.ts'

const hourMs = 3_600_000
export const spanDays = 730

export const shops = ['ussd-kenya', 'ussd-ghana', 'ussd-tanzania'] as const
const operators = [
  ['Safaricom Ltd.', 'KE'],
  ['Airtel Kenya', 'KE'],
  ['MTN Ghana', 'GH'],
  ['Vodafone Ghana', 'GH'],
  ['AirtelTigo', 'GH'],
  ['Vodacom Tanzania', 'TZ'],
  ['Tigo Tanzania', 'TZ'],
  ['Halotel', 'TZ'],
  ['Airtel Tanzania', 'TZ'],
  ['TTCL', 'TZ'],
] as const
const actions = [
  'Send Money',
  'Buy Airtime',
  'Check Balance',
  'Pay Bill',
  'Buy Bundle',
  'Withdraw',
  'Pay Merchant',
] as const
const categories = ['low-balance', 'wrong-pin', 'timeout', 'network-error', 'limit-reached', 'unregistered'] as const
const states = ['draft', 'uploading', 'processing', 'completed', 'failed'] as const

/** Words of two to four syllables, a few of them frequent and most of them rare, as in any language. */
const syllables = ['ba', 'ki', 'lo', 'mu', 'na', 'pe', 'ru', 'sa', 'ti', 'wo', 'zu', 'fe']

/** From 0 to below 1. */
export type Random = () => number

/** The same numbers for the same seed. */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function rareWord(random: Random): string {
  const rank = Math.floor(random() ** 3 * 20_000)
  return [0, 1, 2, 3].map(place => syllables[Math.floor(rank / 12 ** place) % 12]).join('')
}

/** Deliveries in the order in which they come: about 3.2 for each transaction, over two years that end at `end`. */
export function* history(transactions: number, end: number): Generator<DeliveryEntry> {
  const random = seeded(20_261_121)
  const begin = end - spanDays * 24 * hourMs
  const stepMs = (end - begin) / transactions
  for (let n = 0; n < transactions; n++) {
    const startedAt = Math.floor(begin + n * stepMs + random() * stepMs)
    yield* n % 20 === 0 ? jobStory(n, startedAt, random) : ussdStory(n, startedAt, random)
  }
}

export function* ussdStory(n: number, startedAt: number, random: Random): Generator<DeliveryEntry> {
  const [operator, country] = operators[Math.floor(random() ** 2 * operators.length)] ?? operators[0]
  const luck = random()
  const status = luck < 0.84 ? 'succeeded' : luck < 0.97 ? 'failed' : luck < 0.99 ? 'pending' : 'reversed'
  const tookMs = Math.floor(5_000 + random() ** 4 * 600_000)
  const lateMs = random() < 0.01 ? 5 * hourMs : 2_000
  const shop = shops[country === 'KE' ? 0 : country === 'GH' ? 1 : 2]
  const said = {
    uuid: `${hex(n, 8)}-${hex(n * 7919, 4)}-4a1c-9b2d-${hex(n * 104_729, 12)}`,
    action_name: actions[Math.floor(random() ** 2 * actions.length)] ?? 'Send Money',
    operator_name: operator,
    country,
    initiated_at: new Date(startedAt).toISOString(),
    environment: 'normal',
    session_messages: ['1. Send Money 2. Buy Airtime', 'Enter Amount', 'Enter PIN', 'Please wait for the message'],
    values_entered: ['1', '250'],
  }
  const words = `the order of ${rareWord(random)} ${rareWord(random)} is being processed`
  const pending = { ...said, status: 'pending', category: null, user_message: words }
  yield ussd(pending, { at: startedAt + lateMs, updatedAt: startedAt + 1_000, shop })
  const category = status === 'failed' ? (categories[Math.floor(random() ** 2 * categories.length)] ?? null) : null
  const decided = { ...said, status, category, user_message: `${words}, reference ${hex(n * 31, 6)}` }
  const at = startedAt + lateMs + tookMs
  yield ussd(decided, { at, updatedAt: startedAt + tookMs, shop })
  yield ussd(decided, { at: at + 500, updatedAt: startedAt + tookMs, shop })
  if (random() < 0.2) yield ussd(decided, { at: at + 1_000, updatedAt: startedAt + tookMs, shop })
}

function* jobStory(n: number, startedAt: number, random: Random): Generator<DeliveryEntry> {
  const upTo = 2 + Math.floor(random() * 3)
  for (const [place, state] of states.slice(0, upTo).entries()) {
    const event = { event: 'job-state-changed', job_id: 1_000_000 + n, state, job_external_identifier: `CLAIM-${n}` }
    const entry = { at: startedAt + place * 60_000, sourceId: 'roofs', sourceName: 'Roofs' }
    yield delivery(event, { ...entry, product: 'hover-org' })
  }
}

interface Arrival {
  readonly at: number
  readonly updatedAt: number
  readonly shop: string
}

function ussd(said: { readonly uuid: string }, { at, updatedAt, shop }: Arrival): DeliveryEntry {
  const attributes = { ...said, updated_at: new Date(updatedAt).toISOString() }
  const body = { id: said.uuid, type: 'transaction', attributes }
  return delivery(body, { at, sourceId: shop, sourceName: shop, product: 'ussd-app' })
}

interface Origin extends Pick<DeliveryEntry, 'sourceId' | 'sourceName' | 'product'> {
  readonly at: number
}

function delivery(content: unknown, { at, sourceId, sourceName, product }: Origin): DeliveryEntry {
  const body = Buffer.from(JSON.stringify(content))
  const digest = createHash('sha256').update(body).digest()
  return {
    ...{ kind: 'delivery', receivedAt: at, sourceId, sourceName, product, provenBy: 'current-secret' },
    ...{ body, signed: null, digest },
  }
}

function hex(number: number, digits: number): string {
  return Math.floor(number).toString(16).slice(-digits).padStart(digits, '0')
}
