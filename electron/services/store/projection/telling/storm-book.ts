import { type Incident, stormSize } from '../../../../core/storm/incident.ts'
import {
  createStormWatch,
  type FailedRun,
  type StormMemory,
  type StormNews,
  type StormWatch,
  type SucceededRun,
} from '../../../../core/storm/storm-watch.ts'
import { isPractice } from '../../../practice/practice-ids.ts'
import type { Database } from '../../database.ts'
import { positionIn } from '../../journal/entries/storm-step.ts'

interface OfSource {
  readonly sourceId: string
}

interface Failed extends Omit<FailedRun, 'isAgainIn'> {
  /** Null of one that is gone. */
  readonly transactionId: string | null
  /** Of one that is gone: it had failed in its incident before. */
  readonly isAgain?: boolean
}

/**
 * The watch on storms, stepped and stored in the commit of what it hears of. What practice plays has a watch of its own:
 * nothing real may hide behind it, or go with it.
 */
export interface StormBook {
  failed(run: Failed & OfSource): readonly StormNews[]
  succeeded(run: SucceededRun & OfSource): readonly StormNews[]
  /** Whether that would say anything. */
  concerns(run: SucceededRun & OfSource): boolean
  pass(at: number): readonly StormNews[]
  /** The notice that tells of failures of this action and operator now, when they are a storm; null when none does. */
  telling(of: OfSource & { readonly action: string; readonly operator: string | null }): string | null
  /** Whether a notice tells of other failures than its own. */
  standsForOthers(noticeId: string): boolean
  /** The notice of an incident was shown when it stood for so many failures. */
  told(id: string, failures: number): void
  /** At the end of a commit: writes what changed, and returns the incidents that grew in it. */
  save(): readonly Incident[]
  /**
   * Nobody is told any more of what the entries from `from` on and before `to` made, all of which is written: incidents that
   * began there end unsaid, and those that grew there are not told anew.
   */
  lapse(from: number, to: number): void
  /** Incidents that began with a transaction of the source end unsaid. */
  forgetSource(sourceId: string): void
  /** After a roll-back: what is in memory was never written. */
  clear(): void
}

const worlds = ['real', 'practice'] as const
type ByWorld<T> = Readonly<Record<(typeof worlds)[number], T>>

const noMarks: Omit<StormMemory, 'open'> = { openings: [], lastSoundAt: null, latestAt: null }

export function createStormBook(state: Database): StormBook {
  const openOnes = state.prepare<[], string>('SELECT incident FROM incidents WHERE closed_at IS NULL').pluck()
  // A transaction has few notices, a storm may have many.
  const failedBefore = state.prepare<[string | null, string], number>(
    'SELECT 1 FROM notices INDEXED BY notices_by_subject WHERE transaction_id = ? AND incident = ? LIMIT 1',
  )
  const readMarks = state.prepare<[], string>('SELECT marks FROM storm_marks').pluck()
  const saveMarks = state.prepare<[string]>('INSERT OR REPLACE INTO storm_marks (id, marks) VALUES (1, ?)')
  const write = state.prepare<[string, string, number | null]>(
    `INSERT INTO incidents (id, incident, closed_at, told) VALUES (?, ?, ?, 1)
     ON CONFLICT DO UPDATE SET incident = excluded.incident, closed_at = excluded.closed_at`,
  )
  const grewBefore = state.prepare<[string], number>('SELECT 1 FROM incidents WHERE id = ? AND failures > 1').pluck()
  const writeTold = state.prepare<[number, string]>('UPDATE incidents SET told = max(told, ?) WHERE id = ?')
  const remove = state.prepare<[string]>('DELETE FROM incidents WHERE id = ?')
  const removeOf = state.prepare<[string]>(`DELETE FROM incidents WHERE substr(id, 1, instr(id, '/') - 1) = ?`)
  const end = state.prepare<[string]>(`UPDATE incidents SET closed_at = incident ->> '$.lastAt' WHERE id = ?`)
  const tellNoGrowth = state.prepare('UPDATE incidents SET told = failures WHERE failures > told')
  let watches: ByWorld<StormWatch> | null = null
  let savedMarks = ''
  /** As they are written, by their ids. */
  let written = new Map<string, Incident>()
  const told = new Map<string, number>()
  let closed: { readonly incident: Incident; readonly at: number }[] = []

  const load = (): ByWorld<StormWatch> => {
    const open = openOnes.all().map(incidentOf)
    // A look that changed nothing leaves no row: a rebuild may never look.
    savedMarks = readMarks.get() ?? JSON.stringify({ real: noMarks, practice: noMarks })
    const marks = JSON.parse(savedMarks) as ByWorld<typeof noMarks>
    watches = {
      real: createStormWatch({ ...marks.real, open: open.filter(incident => !isPractised(incident)) }),
      practice: createStormWatch({ ...marks.practice, open: open.filter(isPractised) }),
    }
    written = new Map(open.map(incident => [incident.id, incident]))
    return watches
  }
  const ready = (): ByWorld<StormWatch> => watches ?? load()
  const watchOf = ({ sourceId }: OfSource): StormWatch => ready()[isPractice(sourceId) ? 'practice' : 'real']
  const openIn = (of: ByWorld<StormWatch>): readonly Incident[] => worlds.flatMap(world => of[world].open())

  const heard = (news: readonly StormNews[], at: number): readonly StormNews[] => {
    for (const { kind, incident } of news) if (kind === 'closed') closed.push({ incident, at })
    return news
  }

  const saveWatches = (of: ByWorld<StormWatch>): readonly Incident[] => {
    const open = openIn(of)
    const changed = open.filter(incident => written.get(incident.id) !== incident)
    for (const incident of changed) write.run(incident.id, JSON.stringify(incident), null)
    for (const { incident, at } of closed) {
      if (incident.failures > 1) write.run(incident.id, JSON.stringify(incident), at)
      else remove.run(incident.id)
    }
    const grown = [...changed, ...closed.map(({ incident }) => incident)].filter(
      ({ id, failures }) => failures > 1 && failures !== written.get(id)?.failures,
    )
    written = new Map(open.map(incident => [incident.id, incident]))
    closed = []
    const marks = JSON.stringify({ real: of.real.marks(), practice: of.practice.marks() })
    if (marks !== savedMarks) saveMarks.run(marks)
    savedMarks = marks
    return grown
  }

  return {
    failed: ({ transactionId, isAgain = false, ...run }) => {
      const isAgainIn = (incident: string) => isAgain || failedBefore.get(transactionId, incident) !== undefined
      return heard(watchOf(run).failed({ ...run, isAgainIn }), run.at)
    },
    succeeded: run => heard(watchOf(run).succeeded(run), run.at),
    concerns: run => watchOf(run).concerns(run),
    pass: at => {
      const of = ready()
      return heard(
        worlds.flatMap(world => of[world].pass(at)),
        at,
      )
    },
    telling: ({ sourceId, action, operator }) => {
      const isOf = ({ kind, failures }: Incident) =>
        failures >= stormSize && (kind.kind === 'mixed' || (kind.action === action && kind.operator === operator))
      // The one that began first: a start reads them in another order than they began in.
      const inOrder = watchOf({ sourceId })
        .open()
        .toSorted((a, b) => a.firstAt - b.firstAt || (a.id < b.id ? -1 : 1))
      return inOrder.find(isOf)?.id ?? null
    },
    standsForOthers: noticeId => {
      const now = [...openIn(ready()), ...closed.map(({ incident }) => incident)].find(({ id }) => id === noticeId)
      return now === undefined ? grewBefore.get(noticeId) !== undefined : now.failures > 1
    },
    told: (id, failures) => void told.set(id, Math.max(failures, told.get(id) ?? 0)),
    save: () => {
      const grown = watches === null ? [] : saveWatches(watches)
      for (const [id, failures] of told) writeTold.run(failures, id)
      told.clear()
      return grown
    },
    lapse: (from, to) => {
      for (const { id, failures } of openOnes.all().map(incidentOf)) {
        // By its name: where all of it is gone there is no notice to ask.
        const began = positionIn(id)
        if (began < from || began >= to) continue
        // What is over after one failure is gone.
        if (failures === 1) remove.run(id)
        else end.run(id)
      }
      tellNoGrowth.run()
      // Read again without what ended.
      watches = null
    },
    forgetSource: sourceId => {
      removeOf.run(sourceId)
      watches = null
      closed = []
    },
    clear: () => {
      watches = null
      closed = []
      told.clear()
    },
  }
}

/** Written by this book from core's own values. */
function incidentOf(text: string): Incident {
  return JSON.parse(text) as Incident
}

/** By the notice of its first failure, whose id begins with the source; ids of sources hold no slash. */
function isPractised({ id }: Incident): boolean {
  return isPractice(id.slice(0, id.indexOf('/')))
}
