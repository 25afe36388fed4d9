import type { Connection, SourceConnection } from '../../contract/connection.ts'
import type { BlindCause } from '../../contract/notices/blind-window.ts'
import type { SourceKind } from '../../contract/transactions/transaction.ts'
import { blindCauseOf } from '../../core/blind-window.ts'
import type { Clock } from '../clock.ts'
import type { BlindAct } from '../store/projection/telling/blind-book.ts'
import type { AliveMark } from './alive-mark.ts'

/** A shorter one is a hiccup that nobody has to know of; in milliseconds. */
const shortestMs = 5_000
/** How old the mark of a killed run is at most, in milliseconds. */
const markEveryMs = 15_000

interface Deps {
  readonly clock: Clock
  readonly mark: AliveMark
  readonly journal: (act: BlindAct) => void
  /** Deliveries of this source can arrive again, or for the first time in this run. */
  readonly onReachable: (source: Pick<SourceConnection, 'sourceId' | 'kind'>) => void
  /** The source was removed. */
  readonly onGone: (sourceId: string) => void
}

/** What an earlier run left open, by source. */
export type LeftOpen = ReadonlyMap<string, { readonly windowId: string }>

export interface WindowKeeper {
  /** From here on windows are kept. `sources`: those that there are. */
  start(sources: readonly SourceConnection[], left: LeftOpen): void
  note(connection: Connection): void
  /** Nothing of this process ran. Milliseconds since 1970. */
  slept(sleep: { readonly asleepFrom: number; readonly awakeAt: number }): void
  stop(): void
}

type Sight =
  | { readonly kind: 'seeing' }
  /** Never seen to be reachable: it is being set up, and nothing is missed. */
  | { readonly kind: 'new' }
  /** For less than the shortest window so far. */
  | { readonly kind: 'hiccup'; readonly from: number; readonly cause: BlindCause; readonly cancel: () => void }
  | { readonly kind: 'blind'; readonly windowId: string }

/**
 * Keeps of each source when nothing could arrive. Each window is journaled as two acts: once it is long enough to count,
 * and when it ends. What ends a run ends no window: the mark of when it was last well, or the open window, tells the
 * next run where to go on.
 */
export function createWindowKeeper({ clock, mark, journal, onReachable, onGone }: Deps): WindowKeeper {
  const sights = new Map<string, Sight>()
  const kinds = new Map<string, SourceKind>()
  let lastWell = new Map<string, number>()
  let cancelMark = () => {}
  let isStarted = false

  function begin(sourceId: string, cause: BlindCause, from: number): string {
    const windowId = `${sourceId}/${new Date(from).toISOString()}`
    journal({ kind: 'blind-began', windowId, sourceId, product: kinds.get(sourceId) ?? 'ussd-app', cause, from })
    return windowId
  }

  function loseSight(sourceId: string, cause: BlindCause, from: number): void {
    const waitMs = Math.max(0, from + shortestMs - clock.now())
    const cancel = clock.after(waitMs, () => {
      sights.set(sourceId, { kind: 'blind', windowId: begin(sourceId, cause, from) })
    })
    sights.set(sourceId, { kind: 'hiccup', from, cause, cancel })
  }

  function seeAgain(source: SourceConnection): void {
    const { sourceId } = source
    const sight = sights.get(sourceId)
    lastWell.set(sourceId, clock.now())
    if (sight?.kind === 'seeing') return
    if (sight?.kind === 'hiccup') endHiccup(sourceId, sight)
    if (sight?.kind === 'blind') end(sight.windowId)
    sights.set(sourceId, { kind: 'seeing' })
    saveMark()
    onReachable(source)
  }

  /** It may have been long already, when its timer is only about to run. */
  function endHiccup(sourceId: string, { from, cause, cancel }: Extract<Sight, { kind: 'hiccup' }>): void {
    cancel()
    if (clock.now() - from >= shortestMs) end(begin(sourceId, cause, from))
  }

  function end(windowId: string): void {
    journal({ kind: 'blind-ended', windowId, until: clock.now() })
  }

  function forget(sourceId: string): void {
    const sight = sights.get(sourceId)
    if (sight?.kind === 'hiccup') sight.cancel()
    if (sight?.kind === 'blind') end(sight.windowId)
    sights.delete(sourceId)
    lastWell.delete(sourceId)
    onGone(sourceId)
  }

  function saveMark(): void {
    for (const [sourceId, sight] of sights) if (sight.kind === 'seeing') lastWell.set(sourceId, clock.now())
    mark.write(lastWell)
  }

  function markLater(): void {
    cancelMark = clock.after(markEveryMs, () => {
      saveMark()
      markLater()
    })
  }

  function meet({ sourceId, kind }: SourceConnection, left: LeftOpen): void {
    kinds.set(sourceId, kind)
    const windowId = left.get(sourceId)?.windowId
    const well = lastWell.get(sourceId)
    if (windowId !== undefined) sights.set(sourceId, { kind: 'blind', windowId })
    else if (well !== undefined) loseSight(sourceId, 'app-closed', Math.min(well, clock.now()))
    else sights.set(sourceId, { kind: 'new' })
  }

  return {
    start(sources, left) {
      isStarted = true
      const ids = new Set(sources.map(({ sourceId }) => sourceId))
      lastWell = new Map([...mark.read()].filter(([sourceId]) => ids.has(sourceId)))
      for (const source of sources.filter(isKept)) meet(source, left)
      markLater()
    },
    note(connection) {
      if (!isStarted) return
      const sources = connection.sources.filter(isKept)
      for (const sourceId of [...sights.keys()]) if (!sources.some(one => one.sourceId === sourceId)) forget(sourceId)
      for (const source of sources) {
        if (!sights.has(source.sourceId)) meet(source, new Map())
        const cause = blindCauseOf(source, connection)
        if (cause === null) seeAgain(source)
        else if (sights.get(source.sourceId)?.kind === 'seeing') loseSight(source.sourceId, cause, clock.now())
      }
    },
    slept({ asleepFrom, awakeAt }) {
      for (const [sourceId, sight] of sights) {
        if (sight.kind !== 'seeing') continue
        journal({ kind: 'blind-ended', windowId: begin(sourceId, 'asleep', asleepFrom), until: awakeAt })
        onReachable({ sourceId, kind: kinds.get(sourceId) ?? 'ussd-app' })
      }
    },
    stop() {
      if (!isStarted) return
      isStarted = false
      cancelMark()
      for (const sight of sights.values()) if (sight.kind === 'hiccup') sight.cancel()
      saveMark()
    },
  }
}

/** The practice Hover lives in this very process: nothing of it can be missed. */
function isKept({ practice }: SourceConnection): boolean {
  return !practice
}
