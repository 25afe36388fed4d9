import { createHmac, timingSafeEqual } from 'node:crypto'

/** One question about the public address. */
export interface ProbeQuestion {
  /** To be asked for with GET, under the public base. */
  readonly path: string
  /** What only this process answers. */
  readonly proof: string
}

/** Asks through the internet, and answers at the receiver, whether the public address leads to this very process. */
export interface ProbeDesk {
  question(): ProbeQuestion
  /** The proof that belongs to a path; null when no question of this run has such a path. */
  answer(path: string): string | null
}

/** 16 bytes each, written as base64url. */
const secretBytes = 16
const nonceBytes = 16
const nonceForm = /^[A-Za-z0-9_-]{22}$/

/**
 * The path starts with a part that is secret and new in each run: to strangers it is not found like any other, and costs
 * them a comparison. It stands where the hooks do, for proxies that let nothing else through.
 */
export function createProbeDesk(randomBytes: (size: number) => Buffer): ProbeDesk {
  const key = randomBytes(32)
  const start = `/hook/${randomBytes(secretBytes).toString('base64url')}`
  const startBytes = Buffer.from(start, 'latin1')
  const proofOf = (nonce: string) => createHmac('sha256', key).update(nonce).digest('base64url')

  return {
    question() {
      const nonce = randomBytes(nonceBytes).toString('base64url')
      return { path: start + nonce, proof: proofOf(nonce) }
    },
    answer(path) {
      const nonce = path.slice(start.length)
      if (!nonceForm.test(nonce)) return null
      return timingSafeEqual(Buffer.from(path.slice(0, start.length), 'latin1'), startBytes) ? proofOf(nonce) : null
    },
  }
}
