import { digits, type RandomBytes, uuid } from './ids.ts'
import type { UssdAppHost } from './ussd-app.ts'
import { ussdPayload } from './ussd-payload.ts'

export interface HandmadeDeps {
  readonly app: UssdAppHost
  readonly appId: string
  readonly now: () => number
  readonly randomBytes: RandomBytes
}

type Fields = Readonly<Record<string, unknown>>

/** A failed payment just now, with the given parts of the payload in place of its own. */
export const handmadePayload = (deps: HandmadeDeps, overrides: Fields): Fields => {
  const payload = ussdPayload({
    secret: deps.app.secret(),
    appId: deps.appId,
    uuid: uuid(deps.randomBytes),
    deviceId: digits(deps.randomBytes, 10),
    action: { publicId: 'c68ba1f5', name: 'Send Money', operator: 'Safaricom Ltd.', country: 'Kenya' },
    extras: { phone: '0700000012', amount: '100' },
    environment: 'normal',
    playedAt: deps.now(),
    startedAfterMs: -20_000,
    snapshot: { status: 'failed', category: 'low-balance', updatedAfterMs: 0, session: [['Enter Amount', null]] },
  })
  return merge(payload, overrides)
}

/** Objects are merged, everything else is replaced. */
const merge = (base: Fields, overrides: Fields): Fields => {
  const merged: Record<string, unknown> = { ...base }
  for (const [key, value] of Object.entries(overrides)) {
    const old = merged[key]
    merged[key] = isFields(old) && isFields(value) ? merge(old, value) : value
  }
  return merged
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
