import type { Connection } from '../../contract/connection.ts'
import type { BlindWindow } from '../../contract/notices/blind-window.ts'
import type { JobDoubt } from '../../core/hover-org/doubt.ts'
import type { Clock } from '../clock.ts'
import type { Organizations } from '../hover-org/organizations.ts'
import type { Log } from '../log.ts'
import type { Act } from '../store/journal/entries/act.ts'
import type { Store } from '../store/store.ts'
import { createAliveMark } from './alive-mark.ts'
import { type CatchUp, createCatchUp } from './catch-up.ts'
import { createJobAsker, type JobAsker } from './job-asker.ts'
import { createWindowKeeper } from './window-keeper.ts'

interface Deps {
  readonly clock: Clock
  readonly random: () => number
  /** Where the mark of life is kept. */
  readonly markFile: string
  readonly store: Pick<Store, 'append' | 'settled' | 'blindWindows' | 'heldJobs'>
  readonly organizations: Pick<Organizations, 'jobsPage' | 'showJob'>
  readonly sourceName: (sourceId: string) => string | null
  readonly connection: () => Connection
  readonly tell: (windows: readonly BlindWindow[]) => void
  readonly log: Log
}

/** Knows when nothing could arrive, and finds out afterwards what was missed, as far as Hover can be asked. */
export interface CatchUpDesk {
  /** Once the connection knows its sources. */
  start(): void
  /** The way in changed, or may have. */
  note(connection: Connection): void
  slept(sleep: { readonly asleepFrom: number; readonly awakeAt: number }): void
  doubt(doubts: readonly JobDoubt[]): void
  /** Compares all jobs of an organization with what is stored, now. */
  look(sourceId: string): void
  /** For practice, of which nothing can be missed: as if nothing of the organization had arrived, in milliseconds since 1970. */
  pretendBlind(sourceId: string, span: { readonly from: number; readonly until: number }): void
  /** Resolves when it touches the store no more. The windows that are open stay so: the next run ends them. */
  stop(): Promise<void>
}

export function createCatchUpDesk(deps: Deps): CatchUpDesk {
  const { clock, store, log } = deps
  const catchUps = new Map<string, CatchUp>()
  const askers = new Map<string, JobAsker>()
  let isStopped = false
  let telling: Promise<void> = Promise.resolve()

  async function journal(act: Act): Promise<boolean> {
    const appended = await store.append({ kind: 'act', at: clock.now(), act })
    if (!appended.ok) log('error', 'act-not-journaled', { act: act.kind, reason: appended.reason })
    return appended.ok
  }

  /** After what was journaled is in the state. */
  function tell(): void {
    telling = telling
      .then(() => store.settled())
      .then(() => store.blindWindows())
      .then(deps.tell)
      .catch(() => log('warn', 'blind-windows-unread'))
  }

  const keeper = createWindowKeeper({
    clock,
    mark: createAliveMark(deps.markFile, log),
    journal: act => void journal(act).then(tell),
    onReachable: ({ sourceId, kind }) => {
      if (kind === 'hover-org') catchUpOf(sourceId).begin()
    },
    onGone: sourceId => {
      for (const each of [catchUps, askers]) {
        void each.get(sourceId)?.stop()
        each.delete(sourceId)
      }
    },
  })

  function catchUpOf(sourceId: string): CatchUp {
    const found = catchUps.get(sourceId) ?? createCatchUp({ ...deps, journal, onCaughtUp: tell }, sourceId)
    catchUps.set(sourceId, found)
    return found
  }

  function askerOf(sourceId: string): JobAsker {
    const found = askers.get(sourceId) ?? createJobAsker({ ...deps, journal }, sourceId)
    askers.set(sourceId, found)
    return found
  }

  async function begin(): Promise<void> {
    // What an earlier run journaled last may not be in the state yet.
    await store.settled()
    const open = (await store.blindWindows()).filter(({ until }) => until === null)
    if (isStopped) return
    const connection = deps.connection()
    keeper.start(connection.sources, new Map(open.map(({ id, sourceId }) => [sourceId, { windowId: id }])))
    keeper.note(connection)
  }

  let beginning: Promise<void> = Promise.resolve()
  let pretending: Promise<void> = Promise.resolve()

  function look(sourceId: string): void {
    if (!isStopped) catchUpOf(sourceId).begin()
  }

  async function pretend(sourceId: string, { from, until }: { readonly from: number; readonly until: number }) {
    const windowId = `${sourceId}/${new Date(from).toISOString()}`
    await journal({ kind: 'blind-began', windowId, sourceId, product: 'hover-org', cause: 'tunnel-down', from })
    await journal({ kind: 'blind-ended', windowId, until })
    tell()
    look(sourceId)
  }

  return {
    start: () => {
      beginning = begin().catch(() => log('error', 'blind-windows-unread'))
    },
    note: keeper.note,
    slept: keeper.slept,
    doubt: doubts => {
      for (const doubt of doubts) if (!isStopped) askerOf(doubt.sourceId).note(doubt)
    },
    look,
    pretendBlind: (sourceId, span) => {
      pretending = pretend(sourceId, span).catch(() => log('warn', 'blind-window-not-pretended'))
    },
    async stop() {
      isStopped = true
      keeper.stop()
      await Promise.all([beginning, pretending])
      await Promise.all([...catchUps.values(), ...askers.values()].map(each => each.stop()))
      await telling
    },
  }
}
