import type { ChildProcess } from 'node:child_process'
import type { Contestant, ContestantName } from './contestant.ts'
import { startEngine } from './engine.ts'
import { startPeer } from './peer.ts'
import { createReport, type Receiving } from './report.ts'
import { type Plan, runRounds } from './rounds.ts'
import { startWebhook } from './webhook.ts'

export interface Peers {
  /** Whether the package sqlite3 is usable; otherwise something as close as possible stands in for it. */
  readonly hasSqlite3: boolean
  /** Whether Debian's webhook is installed. */
  readonly hasWebhook: boolean
}

interface Measuring {
  readonly plan: Plan
  readonly peers: Peers
  /** Where the databases lie. */
  readonly folder: string
  readonly generator: ChildProcess
  readonly say: (line: string) => void
}

/** Starts the built receiver and all others, measures them side by side and stops them. */
export async function measureReceiving({ plan, peers, folder, generator, say }: Measuring): Promise<Receiving> {
  const contestants = new Map<ContestantName, Contestant>()
  try {
    contestants.set('ours', await startEngine(folder))
    contestants.set('bare', await startPeer('bare', folder))
    contestants.set('tutorial', await startPeer(peers.hasSqlite3 ? 'tutorial' : 'tutorialStandIn', folder))
    contestants.set('single', await startPeer('single', folder))
    contestants.set('careful', await startPeer('careful', folder))
    if (peers.hasWebhook) contestants.set('webhook', await startWebhook(folder))
    const rounds = await runRounds({ plan, contestants, generator, say })
    return createReport(plan, rounds, contestants)
  } finally {
    await Promise.all([...contestants.values()].map(contestant => contestant.stop()))
  }
}
