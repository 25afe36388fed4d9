export interface ReceiverLimits {
  readonly maxBodyBytes: number
  /** Of all bodies being read at one moment. */
  readonly maxBytesInFlight: number
  readonly headersTimeoutMs: number
  readonly requestTimeoutMs: number
  readonly maxConnections: number
}

/** Hover documents no size; its sample is 1.8 KB. Honest clients need far less, attackers get little. */
export const defaultLimits: ReceiverLimits = {
  maxBodyBytes: 1_048_576,
  maxBytesInFlight: 64 * 1_048_576,
  headersTimeoutMs: 5_000,
  requestTimeoutMs: 10_000,
  maxConnections: 4_000,
}
