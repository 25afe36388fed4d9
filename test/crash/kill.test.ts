import { expect, test } from 'vitest'
import { killRounds, type Round } from './kill-rounds.ts'
import { moments } from './moments.ts'
import { isSpotless } from './verdict.ts'

/** `npm run crash` makes more rounds, and gives the seed of a failure again. */
const rounds = Number(process.env.CRASH_ROUNDS ?? 20)
const seed = Number(process.env.CRASH_SEED ?? Date.now() % 1_000_000)

test(
  `${rounds} times kill -9 at random moments of load and upkeep: nothing lost, nothing doubled, nothing of the erased (seed ${seed})`,
  async () => {
    const all: Round[] = []
    for await (const round of killRounds(seed, rounds)) all.push(round)
    expect(all.filter(({ verdict, trouble }) => !isSpotless(verdict) || trouble !== '')).toEqual([])
    const done = all.map(({ verdict }) => verdict.upkeep)
    const seen = {
      acknowledged: all.some(({ verdict }) => verdict.acknowledged > 0),
      pruned: done.some(({ pruned }) => pruned > 0),
      erased: done.some(({ erased }) => erased > 0),
      packed: done.some(({ isPacked }) => isPacked),
      trimmed: done.some(({ isTrimmed }) => isTrimmed),
    }
    // Fewer rounds than kinds of them are a look at a seed that failed.
    if (rounds > moments.length)
      expect(seen).toEqual({ acknowledged: true, pruned: true, erased: true, packed: true, trimmed: true })
  },
  60_000 + rounds * 30_000,
)
