import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { stateFile } from '../../electron/services/store/data-place.ts'
import { createDeliveries, type Deliveries } from './deliveries.ts'
import { type Engine, startEngine } from './engine.ts'
import { createLedger, type Ledger } from './ledger.ts'
import { startLoad } from './load.ts'
import { createRandom, type Random } from './random.ts'
import { openShop, placeOf, removeFolder, tempFolder } from './shop.ts'
import { judge, type Verdict } from './verdict.ts'

/** In the middle of what the engine is killed. */
export const moments = ['load', 'start', 'rebuild', 'checkpoint', 'stop', 'backup', 'rebuild-command'] as const
export type Moment = (typeof moments)[number]

export interface Round {
  readonly seed: number
  readonly number: number
  readonly moment: Moment
  readonly verdict: Verdict
  /** What a person reads when an engine starts on it; empty: it started and said nothing of trouble. */
  readonly trouble: string
}

/** Of these rounds one after the other share a folder: what one crash left behind the next one meets. */
const roundsPerFolder = 10
const connections = 16

interface Life {
  readonly dataDir: string
  readonly random: Random
  readonly deliveries: Deliveries
  readonly ledger: Ledger
}

/** Starts engines under load and kills each. The same seed brings the same choices; moments depend on the machine. */
export async function* killRounds(seed: number, rounds: number): AsyncGenerator<Round> {
  for (let first = 0; first < rounds; first += roundsPerFolder) {
    const dataDir = tempFolder()
    try {
      const random = createRandom(seed + first)
      const life = {
        dataDir,
        random,
        deliveries: createDeliveries(random, await openShop(dataDir)),
        ledger: createLedger(),
      }
      for (let number = first; number < Math.min(rounds, first + roundsPerFolder); number++) {
        // The first one needs something to be killed in.
        const moment = number === first ? 'load' : (moments[number % moments.length] ?? 'load')
        await killIn[moment](life)
        yield { seed, number, moment, verdict: judge(dataDir, life.ledger), trouble: '' }
      }
      yield await lastRound(life, { seed, number: Math.min(rounds, first + roundsPerFolder) })
    } finally {
      removeFolder(dataDir)
    }
  }
}

/** An engine that lives on after all of them: it tells what was not told, and stops politely. */
async function lastRound(life: Life, which: { readonly seed: number; readonly number: number }): Promise<Round> {
  const engine = startEngine({ dataDir: life.dataDir })
  const load = underLoad(life, await engine.ready)
  await load.until(50)
  await load.stop()
  await engine.stop()
  const verdict = judge(life.dataDir, life.ledger)
  return { ...which, moment: 'stop', verdict, trouble: troubleIn(engine) }
}

function underLoad({ deliveries, ledger }: Life, port: number, next = deliveries.next) {
  return startLoad({ port, connections, next, ledger })
}

const killIn: Readonly<Record<Moment, (life: Life) => Promise<void>>> = {
  async load(life) {
    const engine = startEngine({ dataDir: life.dataDir })
    const load = underLoad(life, await engine.ready)
    await load.until(life.random.between(1, 1200))
    await pause(life.random.between(0, 20))
    await engine.kill()
    await load.stop()
  },
  async start(life) {
    const engine = startEngine({ dataDir: life.dataDir })
    await pause(life.random.between(50, 900))
    await engine.kill()
  },
  async rebuild(life) {
    forgetFold(life.dataDir)
    const engine = startEngine({ dataDir: life.dataDir })
    const load = underLoad(life, await engine.ready)
    await load.until(life.random.between(1, 300))
    await engine.kill()
    await load.stop()
  },
  async checkpoint(life) {
    const engine = startEngine({ dataDir: life.dataDir })
    const load = underLoad(life, await engine.ready, life.deliveries.large)
    // The write-ahead log is copied into the file after 32 MB.
    await load.until(life.random.between(35, 70))
    await engine.kill()
    await load.stop()
  },
  async stop(life) {
    const engine = startEngine({ dataDir: life.dataDir })
    const load = underLoad(life, await engine.ready)
    await load.until(life.random.between(1, 200))
    engine.signal('SIGTERM')
    await pause(life.random.between(0, 120))
    await engine.kill()
    await load.stop()
  },
  async backup(life) {
    const engine = startEngine({ dataDir: life.dataDir })
    const load = underLoad(life, await engine.ready)
    await load.until(1)
    const file = join(life.dataDir, `backup-${life.random.between(0, 0xffffff)}`)
    const backup = startEngine({ dataDir: life.dataDir, args: ['backup', file] })
    await pause(life.random.between(200, 900))
    await Promise.all([engine.kill(), backup.kill()])
    await load.stop()
  },
  async 'rebuild-command'(life) {
    const rebuild = startEngine({ dataDir: life.dataDir, args: ['rebuild'] })
    await pause(life.random.between(200, 1200))
    await rebuild.kill()
  },
}

/** As after an update whose fold is another one: everything is projected again. */
function forgetFold(dataDir: string): void {
  const file = stateFile(placeOf(dataDir).dataDir)
  if (!existsSync(file)) return
  const state = new Sqlite(file)
  state.exec('UPDATE projection SET fold_version = 0')
  state.close()
}

function troubleIn({ said }: Engine): string {
  return said.stderr
    .split('\n')
    .filter(line => / error /.test(line))
    .join('\n')
}
