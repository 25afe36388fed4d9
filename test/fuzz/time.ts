import type { Parameters } from 'fast-check'

const minutes = Number(process.env.FUZZ_MINUTES ?? 0)
const seed = Number(process.env.FUZZ_SEED ?? 20_261_122)

/** How many parts share the minutes of a long run. */
const parts = 9

/**
 * How long one part runs: in `npm test` some hundred rounds, in a long run its share of the minutes. Failures of a part
 * are printed with seed and path, which fast-check takes to make the same choices again.
 */
export function bounded<T>(rounds: number): Parameters<T> {
  const shareMs = (minutes * 60_000) / parts
  return minutes === 0
    ? { seed, numRuns: rounds, interruptAfterTimeLimit: 6_000 }
    : { seed, numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: shareMs, markInterruptAsFailure: false }
}

/** For vitest, in milliseconds. */
export const fuzzTimeout = 60_000 + minutes * 60_000
