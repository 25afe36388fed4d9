import { expect, test } from 'vitest'
import { killRounds, type Round } from './kill-rounds.ts'
import { isSpotless } from './verdict.ts'

/** `npm run crash` makes more rounds, and gives the seed of a failure again. */
const rounds = Number(process.env.CRASH_ROUNDS ?? 20)
const seed = Number(process.env.CRASH_SEED ?? Date.now() % 1_000_000)

test(
  `${rounds} times kill -9 at random moments under load: nothing lost, nothing doubled (seed ${seed})`,
  async () => {
    const failed: Round[] = []
    let acknowledged = 0
    for await (const round of killRounds(seed, rounds)) {
      if (!isSpotless(round.verdict) || round.trouble !== '') failed.push(round)
      acknowledged = Math.max(acknowledged, round.verdict.acknowledged)
    }
    expect(failed).toEqual([])
    expect(acknowledged).toBeGreaterThan(0)
  },
  60_000 + rounds * 30_000,
)
