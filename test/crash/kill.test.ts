import { expect, test } from 'vitest'
import { killRounds, type Round, roundsPerFolder } from './kill-rounds.ts'
import { moments } from './moments.ts'
import { isSpotless } from './verdict.ts'

/** `npm run crash` makes more rounds, and gives the seed of a failure again. */
const rounds = Number(process.env.CRASH_ROUNDS ?? 20)
const seed = Number(process.env.CRASH_SEED ?? Date.now() % 1_000_000)

/** Chance may leave out what is to be killed in: then there are more rounds, up to so many times as many. */
const mostTimes = 3

function kindsSeen(all: readonly Round[]) {
  const done = all.map(({ verdict }) => verdict.upkeep)
  return {
    acknowledged: all.some(({ verdict }) => verdict.acknowledged > 0),
    pruned: done.some(({ pruned }) => pruned > 0),
    erased: done.some(({ erased }) => erased > 0),
    packed: done.some(({ isPacked }) => isPacked),
    trimmed: done.some(({ isTrimmed }) => isTrimmed),
  }
}

test(
  `${rounds} times kill -9 at random moments of load and upkeep: nothing lost, nothing doubled, nothing of the erased (seed ${seed})`,
  async () => {
    // Fewer rounds than kinds of them are a look at a seed that failed.
    const isWhole = rounds > moments.length
    const all: Round[] = []
    for await (const round of killRounds(seed, isWhole ? rounds * mostTimes : rounds)) {
      all.push(round)
      const isLastOfFolder = round.moment === 'stop' && round.number > 0 && round.number % roundsPerFolder === 0
      if (isLastOfFolder && round.number >= rounds && Object.values(kindsSeen(all)).every(Boolean)) break
    }
    expect(all.filter(({ verdict, trouble }) => !isSpotless(verdict) || trouble !== '')).toEqual([])
    if (isWhole) expect(Object.entries(kindsSeen(all)).filter(([, isSeen]) => !isSeen)).toEqual([])
  },
  60_000 + rounds * mostTimes * 30_000,
)
