export interface ReceiverLimits {
  readonly maxBodyBytes: number
  /** Of all bodies being read at one moment. */
  readonly maxBytesInFlight: number
  readonly headersTimeoutMs: number
  readonly requestTimeoutMs: number
  readonly maxConnections: number
  /** How long whoever is still sending may go on when the receiver closes. */
  readonly sendingGraceMs: number
  /** How long whoever has sent all of a request may wait for its answer then. */
  readonly answerGraceMs: number
}

/**
 * Hover documents no size; its sample is 1.8 KB. Honest clients need far less, attackers get little. What is stored already
 * and not answered is sent once more, so an answer is given longer than a commit waits for a lock (1 s), and less than what
 * stops an engine from outside leaves it: 10 s are a container's, 30 s the unit's.
 */
export const defaultLimits: ReceiverLimits = {
  maxBodyBytes: 1_048_576,
  maxBytesInFlight: 64 * 1_048_576,
  headersTimeoutMs: 5_000,
  requestTimeoutMs: 10_000,
  maxConnections: 4_000,
  sendingGraceMs: 1_000,
  answerGraceMs: 5_000,
}
