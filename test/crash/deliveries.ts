import { createHash } from 'node:crypto'
import { bodyDigest, sign } from '../../electron/services/receiving/hover-signing.ts'
import type { Random } from './random.ts'
import { type Shop, ussdSecret, webhook } from './shop.ts'

export interface Delivery {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  /** SHA-256 of the body in hexadecimal digits, by which the journal is asked for it. */
  readonly digest: string
}

const statuses = ['pending', 'succeeded', 'failed', 'cancelled', 'of-another-time'] as const
const jobStates = ['uploading', 'processing', 'complete', 'failed', 'retrieving'] as const
const largestText = 900_000
const json = 'application/json'

/** How many deliveries, of a hundred, are of each sort; the rest are snapshots of USSD transactions. */
const shares = { repeated: 10, signed: 20, odd: 4, large: 2 } as const

export interface Deliveries {
  next(): Delivery
  /** About one megabyte, so that a few of them fill the write-ahead log. */
  large(): Delivery
}

/** Of the same random numbers the same deliveries: new transactions, news of earlier ones, and exact repeats. */
export function createDeliveries(random: Random, shop: Shop): Deliveries {
  let count = 0
  const run = random.between(0, 0xffffffff).toString(16)
  const sent: Delivery[] = []

  const ussd = (extra: object = {}): Delivery => {
    const uuid = `${run}-${random.between(Math.max(0, count - 200), count)}`
    const attributes = {
      ...{ uuid, status: random.pick(statuses), category: random.pick(['low-balance', 'invalid-pin', 'done']) },
      ...{ operator_name: random.pick(['Safaricom Ltd.', 'MTN', 'Vodafone']), country: 'Kenya' },
      ...{ initiated_at: timeAt(random, 0), updated_at: timeAt(random, 1), environment: 'normal' },
      ...{ action_name: random.pick(['Send Money', 'Buy Airtime']), device_id: String(random.between(1, 40)) },
      ...{ session_messages: ['Enter Amount', 'Enter M-PESA PIN'], values_entered: ['100', '4471'], number: count },
      ...extra,
    }
    return unsigned(shop.ussdPath, {
      meta: { secret: ussdSecret },
      data: { id: uuid, type: 'transaction', attributes },
    })
  }

  const odd = (): Delivery =>
    unsigned(shop.ussdPath, { meta: { secret: ussdSecret }, data: { odd: `${run}-${count}` } })

  const signed = (): Delivery => {
    const job = { event: 'job-state-changed', job_id: random.between(1, 500), state: random.pick(jobStates) }
    const body = Buffer.from(JSON.stringify({ ...job, webhook_id: webhook.id, number: `${run}-${count}` }))
    const date = new Date().toUTCString()
    const claim = { secret: webhook.secret, contentType: json, body, path: shop.orgPath, date }
    const signature = sign({ ...claim, algorithm: 'sha256' })
    const headers = { 'content-type': json, 'content-md5': bodyDigest(body), date }
    return made(shop.orgPath, body, { ...headers, 'hover-signature-256': `sha256=${webhook.id}:${signature}` })
  }

  const large = (): Delivery => ussd({ user_message: 'x'.repeat(random.between(largestText / 2, largestText)) })

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
      if (earlier !== undefined && random.between(0, 99) < shares.repeated) return earlier
      const delivery = fresh()
      if (delivery.path === shop.ussdPath) sent[count % 500] = delivery
      return delivery
    },
    large: () => {
      count += 1
      return large()
    },
  }
}

function timeAt(random: Random, hour: number): string {
  return new Date(Date.now() - random.between(0, 3_000_000) + hour * 60_000).toISOString()
}

function unsigned(path: string, body: unknown): Delivery {
  return made(path, Buffer.from(JSON.stringify(body)), { 'content-type': json })
}

function made(path: string, body: Buffer, headers: Delivery['headers']): Delivery {
  return { path, headers, body, digest: createHash('sha256').update(body).digest('hex') }
}
