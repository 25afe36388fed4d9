import type { ChildProcess } from 'node:child_process'
import { answerLimitMs, nextMessage } from '../processes.ts'
import type { Contestant, ContestantName, EngineFacts, Flushes } from './contestant.ts'
import { flushesBetween } from './flushes.ts'
import type { LoadOrder, LoadResult } from './load.ts'

export interface Plan {
  readonly rounds: number
  readonly seconds: number
  readonly connections: readonly number[]
}

export interface Run {
  readonly contestant: ContestantName
  readonly connections: number
  readonly load: LoadResult
  readonly engine: EngineFacts | null
  readonly flushes: Flushes | null
}

export type Contestants = ReadonlyMap<ContestantName, Contestant>

export interface Rounds {
  readonly runs: readonly Run[]
  /** How many 200s each server gave, the warm-up included. */
  readonly accepted: ReadonlyMap<ContestantName, number>
}

interface Deps {
  readonly plan: Plan
  readonly contestants: Contestants
  readonly generator: ChildProcess
  readonly say: (line: string) => void
}

const warmUp = { connections: 16, maxSeconds: 1 }

/** Interleaved: each round runs all servers at all levels, in turned order, so that a slow minute hits all alike. */
export async function runRounds({ plan, contestants, generator, say }: Deps): Promise<Rounds> {
  const accepted = new Map<ContestantName, number>()
  let firstId = 1

  const runOne = async (
    name: ContestantName,
    server: Contestant,
    level: Pick<LoadOrder, 'connections' | 'seconds'>,
  ) => {
    server.begin()
    const flushedBefore = server.flushes()
    generator.send({ ...level, firstId, port: server.port, path: server.path } satisfies LoadOrder)
    const load = await nextMessage<LoadResult>(generator, level.seconds * 1000 + answerLimitMs)
    firstId = load.nextId
    accepted.set(name, (accepted.get(name) ?? 0) + load.accepted)
    const flushes = flushesBetween(flushedBefore, server.flushes())
    return { contestant: name, connections: level.connections, load, flushes, engine: await server.end() }
  }

  const entries = [...contestants]
  const seconds = Math.min(warmUp.maxSeconds, plan.seconds)
  for (const [name, server] of entries) await runOne(name, server, { connections: warmUp.connections, seconds })

  const runs: Run[] = []
  for (let round = 0; round < plan.rounds; round++) {
    say(`round ${round + 1} of ${plan.rounds}`)
    for (const connections of plan.connections) {
      for (const [name, server] of turned(entries, round)) {
        runs.push(await runOne(name, server, { connections, seconds: plan.seconds }))
      }
    }
  }
  return { runs, accepted }
}

function turned<T>(items: readonly T[], by: number): readonly T[] {
  const at = by % items.length
  return [...items.slice(at), ...items.slice(0, at)]
}
