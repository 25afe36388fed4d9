import { createHash } from 'node:crypto'
import { bodyDigest, sign } from '../../electron/services/receiving/gates/hover-signing.ts'
import type { Random } from './random.ts'
import { type Shop, ussdSecret, webhook } from './shop.ts'

export interface Delivery {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  /** SHA-256 of the body in hexadecimal digits, by which the journal is asked for it. */
  readonly digest: string
  /** The phone number in it; null: it is about nobody. */
  readonly customer: string | null
  /** Proven, but of no transaction: retention leaves it alone. */
  readonly isOdd: boolean
}

const statuses = ['pending', 'succeeded', 'failed', 'cancelled', 'of-another-time'] as const
const jobStates = ['uploading', 'processing', 'complete', 'failed', 'retrieving'] as const
const largestText = 900_000
const json = 'application/json'

const customers = 40

/** How many deliveries, of a hundred, are of each sort; the rest are snapshots of USSD transactions. */
const shares = { repeated: 10, signed: 20, odd: 4, large: 2 } as const

export interface Deliveries {
  next(): Delivery
  /** About one megabyte, so that a few of them fill the write-ahead log. */
  large(): Delivery
  /** Somebody of whom there may be deliveries; from now on none is made that speaks of them, and none repeated. */
  dismissCustomer(): string
}

/** Of the same random numbers the same deliveries: new transactions, news of earlier ones, and exact repeats. */
export function createDeliveries(random: Random, shop: Shop): Deliveries {
  let count = 0
  const run = random.between(0, 0xffffffff).toString(16)
  const sent: Delivery[] = []
  const dismissed = new Set<string>()

  /** A transaction is always about the same one, so that everything of it goes with them. */
  const customerOf = (transaction: number): string | null => {
    const number = `254712${String(300_000 + (transaction % customers))}`
    return dismissed.has(number) ? null : number
  }

  const ussd = (text = ''): Delivery => {
    const transaction = random.between(Math.max(0, count - 200), count)
    const uuid = `${run}-${transaction}`
    const customer = customerOf(transaction)
    const attributes = {
      ...{ uuid, status: random.pick(statuses), category: random.pick(['low-balance', 'invalid-pin', 'done']) },
      ...{ operator_name: random.pick(['Safaricom Ltd.', 'MTN', 'Vodafone']), country: 'Kenya' },
      ...{ initiated_at: timeAt(random, 0), updated_at: timeAt(random, 1), environment: 'normal' },
      ...{ action_name: random.pick(['Send Money', 'Buy Airtime']), device_id: String(random.between(1, 40)) },
      ...{ session_messages: ['Enter Number', 'Enter Amount', 'Enter M-PESA PIN'], number: count },
      values_entered: [customer ?? 'me', '100', '4471'],
      user_message: text,
    }
    const body = { meta: { secret: ussdSecret }, data: { id: uuid, type: 'transaction', attributes } }
    return made({ path: shop.ussdPath, body, customer })
  }

  const odd = (): Delivery => {
    const body = { meta: { secret: ussdSecret }, data: { odd: `${run}-${count}` } }
    return made({ path: shop.ussdPath, body, isOdd: true })
  }

  const signed = (): Delivery => {
    const job = {
      event: 'job-state-changed',
      job_id: random.between(Math.max(1, count - 200), count + 1),
      state: random.pick(jobStates),
    }
    const body = { ...job, webhook_id: webhook.id, number: `${run}-${count}` }
    const bytes = Buffer.from(JSON.stringify(body))
    const date = new Date().toUTCString()
    const claim = { secret: webhook.secret, contentType: json, body: bytes, path: shop.orgPath, date }
    const signature = `sha256=${webhook.id}:${sign({ ...claim, algorithm: 'sha256' })}`
    const headers = { 'content-md5': bodyDigest(bytes), date, 'hover-signature-256': signature }
    return made({ path: shop.orgPath, body, headers })
  }

  const large = (): Delivery => ussd('x'.repeat(random.between(largestText / 2, largestText)))

  const fresh = (): Delivery => {
    const dice = random.between(0, 99)
    if (dice < shares.signed) return signed()
    if (dice < shares.signed + shares.odd) return odd()
    return dice < shares.signed + shares.odd + shares.large ? large() : ussd()
  }

  return {
    next: () => {
      count += 1
      const earlier = sent[random.between(0, 499)]
      // A signature is valid for minutes only, so what is repeated is unsigned.
      const isRepeated = random.between(0, 99) < shares.repeated
      if (isRepeated && earlier !== undefined && !dismissed.has(earlier.customer ?? '')) return earlier
      const delivery = fresh()
      if (delivery.path === shop.ussdPath) sent[count % 500] = delivery
      return delivery
    },
    large: () => {
      count += 1
      return large()
    },
    dismissCustomer: () => {
      const present = Array.from({ length: customers }, (_, n) => customerOf(n)).filter(number => number !== null)
      const number = present[random.between(0, present.length - 1)]
      if (number === undefined) throw new Error('Every customer was dismissed.')
      dismissed.add(number)
      return number
    },
  }
}

function timeAt(random: Random, hour: number): string {
  return new Date(Date.now() - random.between(0, 3_000_000) + hour * 60_000).toISOString()
}

interface Making {
  readonly path: string
  readonly body: unknown
  readonly headers?: Delivery['headers']
  readonly customer?: string | null
  readonly isOdd?: boolean
}

function made({ path, body, headers = {}, customer = null, isOdd = false }: Making): Delivery {
  const bytes = Buffer.from(JSON.stringify(body))
  const digest = createHash('sha256').update(bytes).digest('hex')
  return { path, headers: { 'content-type': json, ...headers }, body: bytes, digest, customer, isOdd }
}
