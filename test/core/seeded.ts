/** The same numbers for the same seed, on every machine. */
export interface Dice {
  /** From 0 to below 1. */
  next(): number
  /** A whole number from 0 to below `below`. */
  below(below: number): number
  chance(share: number): boolean
  of<T>(choices: readonly [T, ...T[]]): T
  /** How many events come where so many are expected. */
  poisson(expected: number): number
  /** A factor around 1 with the variance 1/shape. */
  gamma(shape: number): number
}

export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return {
    next,
    below,
    chance: share => next() < share,
    of: choices => choices[below(choices.length)] ?? choices[0],
    poisson(expected) {
      if (expected > 200) return Math.max(0, Math.round(expected + Math.sqrt(expected) * normal()))
      let [count, left] = [0, Math.exp(-expected)]
      for (let product = next(); product > left; product *= next()) count += 1
      left = 0
      return count
    },
    gamma(shape) {
      // Marsaglia and Tsang, for shapes of 1 and more.
      const d = shape - 1 / 3
      for (;;) {
        const x = normal()
        const v = (1 + x / Math.sqrt(9 * d)) ** 3
        if (v > 0 && Math.log(1 - next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / shape
      }
    },
  }
}
