import type { Engine } from './engine.ts'
import { beginLife, type Life, serveUnderLoad } from './life.ts'
import { killIn, type Moment, moments } from './moments.ts'
import { removeFolder } from './shop.ts'
import { judge, type Verdict } from './verdict.ts'

export interface Round {
  readonly seed: number
  readonly number: number
  readonly moment: Moment
  readonly verdict: Verdict
  /** What a person reads when an engine starts on it, or should have read and did not; empty: all is as it should be. */
  readonly trouble: string
}

/** Of these rounds one after the other share a folder: what one crash left behind the next one meets. */
export const roundsPerFolder = 10

/** Starts engines under load and kills each. The same seed brings the same choices; moments depend on the machine. */
export async function* killRounds(seed: number, rounds: number): AsyncGenerator<Round> {
  for (let first = 0; first < rounds; first += roundsPerFolder) {
    const life = await beginLife(seed + first)
    try {
      for (let number = first; number < Math.min(rounds, first + roundsPerFolder); number++) {
        const moment = momentOf(number)
        const trouble = await killIn[moment](life)
        yield { seed, number, moment, trouble, verdict: judge(life.dataDir, life.ledger) }
      }
      yield await lastRound(life, { seed, number: Math.min(rounds, first + roundsPerFolder) })
    } finally {
      removeFolder(life.dataDir)
      removeFolder(life.elsewhere)
    }
  }
}

/** The first round of a folder needs something to be killed in; the others take turns. */
function momentOf(number: number): Moment {
  const folder = Math.floor(number / roundsPerFolder)
  if (number === folder * roundsPerFolder) return 'load'
  return moments[(number - folder - 1) % moments.length] ?? 'load'
}

/** An engine that lives on after all of them: it tells what was not told, and stops politely. */
async function lastRound(life: Life, which: Pick<Round, 'seed' | 'number'>): Promise<Round> {
  const { engine, load } = await serveUnderLoad(life)
  await load.until(50)
  await load.stop()
  await engine.stop()
  const verdict = judge(life.dataDir, life.ledger)
  return { ...which, moment: 'stop', verdict, trouble: troubleIn(engine) }
}

function troubleIn({ said }: Engine): string {
  return said.stderr
    .split('\n')
    .filter(line => / error /.test(line))
    .join('\n')
}
