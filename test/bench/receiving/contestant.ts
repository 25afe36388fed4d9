/** What the probe in the engine's process says after a run. */
export interface ProbeReport {
  /** The longest wait for the main thread that 99 of 100 samples saw. */
  readonly loopDelayP99Ms: number
  readonly rssMb: number
}

/** What is known of the engine alone after one run. */
export interface EngineFacts extends ProbeReport {
  /** Journal entries that were not projected when the last answer came. */
  readonly lag: number
  readonly drainMs: number
}

/** What a server made the operating system put on the disk, while it was measured. */
export interface Flushes {
  readonly count: number
  readonly meanMs: number
}

/** A server under load, in a process of its own. */
export interface Contestant {
  readonly name: string
  readonly port: number
  readonly path: string
  /** Whether it says that what it confirmed survives a power cut. */
  readonly isDurable: boolean
  /** Deliveries in its database; null where nothing is stored. */
  stored(): number | null
  /** Since its start; null where this machine cannot count them. */
  flushes(): Flushes | null
  begin(): void
  /** After a run. Returns when it is as idle as before. */
  end(): Promise<EngineFacts | null>
  stop(): Promise<void>
}

export const contestantNames = {
  ours: 'hover-tray',
  bare: 'node:http, nothing stored',
  tutorial: 'Express + sqlite3',
  /** In place of the one before, where sqlite3 cannot be had: the same commits, without its thread pool. */
  tutorialStandIn: 'Express + better-sqlite3 defaults',
  careful: 'Express + better-sqlite3 FULL',
  single: 'node:http + better-sqlite3 FULL',
  webhook: 'Debian webhook, append + sync',
} as const
export type ContestantName = 'ours' | 'bare' | 'tutorial' | 'careful' | 'single' | 'webhook'
