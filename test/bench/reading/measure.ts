import { setTimeout as pause } from 'node:timers/promises'
import { firstRules } from '../../../electron/services/store/journal/entries/projection-rules.ts'
import { openStore } from '../../../electron/services/store/open-store.ts'
import type { Store } from '../../../electron/services/store/store.ts'
import { seeded, ussdStory } from './history.ts'
import { type Question, questions, type ReadGoal } from './questions.ts'
import { threads } from './threads.ts'

export interface Measured {
  readonly name: string
  readonly goal: ReadGoal | null
  readonly p50Ms: number
  readonly p99Ms: number
}

const warmUps = 5

/** Asks each question so many times through the engine's reader, one after the other. */
async function measure(store: Store, asked: readonly Question[], times: number): Promise<readonly Measured[]> {
  const measured: Measured[] = []
  for (const { name, goal, ask } of asked) {
    for (let n = 0; n < warmUps; n++) await ask(store)
    const took: number[] = []
    for (let n = 0; n < times; n++) {
      const begun = performance.now()
      await ask(store)
      took.push(performance.now() - begun)
    }
    took.sort((a, b) => a - b)
    const at = (share: number): number => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0
    measured.push({ name, goal, p50Ms: at(0.5), p99Ms: at(0.99) })
  }
  return measured
}

export interface Readings {
  readonly idle: readonly Measured[]
  readonly busy: readonly Measured[]
  /** Deliveries a second that were taken in meanwhile. */
  readonly perSecond: number
}

interface Reading {
  readonly dataDir: string
  readonly now: number
  readonly times: number
  readonly say: (line: string) => void
}

export async function measureReading({ dataDir, now, times, say }: Reading): Promise<Readings> {
  const opened = await openStore({ dataDir, nativeBinding: null, threads, rules: firstRules, now: Date.now })
  if (!opened.ok) throw new Error(opened.trouble.sentence)
  const { store } = opened
  try {
    await store.settled()
    say('asking, with nothing else going on')
    const idle = await measure(store, questions(now, seeded(7)), times)
    say('asking, while 2,000 deliveries a second come in')
    const intake = startIntake(store, now)
    const busy = await measure(store, questions(now, seeded(7)), times)
    return { idle, busy, perSecond: await intake.stop() }
  } finally {
    await store.close()
  }
}

const tickMs = 10
const perTick = 20

/** Appends 2,000 deliveries a second, as the inbox does. */
function startIntake(store: Store, now: number) {
  const random = seeded(11)
  const stories = (function* () {
    for (let n = 100_000_000; ; n++) yield* ussdStory(n, now + (n % 1000), random)
  })()
  let isOn = true
  let appended = 0
  const begun = performance.now()
  const running = (async () => {
    for (let due = begun; isOn; due += tickMs) {
      await Promise.all(
        Array.from({ length: perTick }, () => {
          appended += 1
          return store.append(stories.next().value)
        }),
      )
      await pause(Math.max(0, due + tickMs - performance.now()))
    }
  })()
  return {
    async stop(): Promise<number> {
      isOn = false
      await running
      return (appended / (performance.now() - begun)) * 1000
    },
  }
}
