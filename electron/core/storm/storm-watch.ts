import {
  beginIncident,
  type Failure,
  growIncident,
  type Incident,
  type IncidentKind,
  isRecovering,
  isSetBack,
  noteSuccess,
} from './incident.ts'
import { createOpenIncidents, type OpenIncident } from './open-incidents.ts'

/** What failed, as far as it makes an incident. Milliseconds since 1970. */
export interface FailedRun extends Omit<Failure, 'isNewTransaction'> {
  readonly operator: string | null
  readonly action: string
  /** What it failed of: the category; null when none was given. */
  readonly cause: string | null
  readonly sound: boolean
  /**
   * Whether its transaction failed in an incident before, by the incident's id. Asked of whoever has that written down: a storm
   * may go on for days.
   */
  readonly isAgainIn: (incidentId: string) => boolean
}

export interface SucceededRun {
  readonly at: number
  readonly operator: string | null
  readonly action: string
}

/** What became of an incident. `opened`: a new notice; `grown`: the same one says more; `closed`: it is over. */
export interface StormNews {
  readonly kind: 'opened' | 'grown' | 'closed'
  readonly incident: Incident
  /** Once in an incident at most, and never soon after another. */
  readonly sound: boolean
}

/** All that a watch knows, as plain values: incidents, and when notices began and sounded. */
export interface StormMemory {
  readonly open: readonly Incident[]
  /** When the latest incidents of one kind began. */
  readonly openings: readonly number[]
  readonly lastSoundAt: number | null
  /** The latest moment that it heard of. */
  readonly latestAt: number | null
}

export interface StormWatch {
  /** What had ended by then is told first. */
  failed(run: FailedRun): readonly StormNews[]
  succeeded(run: SucceededRun): readonly StormNews[]
  /** Whether it ends an incident, or says of a storm that it recovers: whoever hears of nothing else is told the same. */
  concerns(run: SucceededRun): boolean
  /** Tells what is over by then. */
  pass(now: number): readonly StormNews[]
  /** A moment before which nothing ends if nothing more happens; null when nothing is open. */
  nextEnd(): number | null
  memory(): StormMemory
  /** The incidents that are open now. Each is a new value whenever it changed. */
  open(): readonly Incident[]
  /** All of the memory that is not of one incident. */
  marks(): Omit<StormMemory, 'open'>
}

/** So many kinds of failures are told by themselves within a minute; what comes on top of them is one incident. */
const mostKinds = 5
const kindsMs = 60_000
/** How far sounds are apart, in milliseconds: one for all that begins together. */
const soundGapMs = 30_000

export const nothingOpen: StormMemory = { open: [], openings: [], lastSoundAt: null, latestAt: null }

/**
 * Groups failures as they come, from where another watch ended. It keeps what is open and nothing else: what an event costs
 * grows with how many incidents are open, and not with how many were before.
 */
export function createStormWatch(before: StormMemory): StormWatch {
  const incidents = createOpenIncidents(before.open)
  let openings = before.openings
  let lastSoundAt = before.lastSoundAt ?? Number.NEGATIVE_INFINITY
  let latestAt = before.latestAt ?? Number.NEGATIVE_INFINITY

  /** A clock that is set back a little must not tear an incident apart; one that was far ahead must not hold up the next. */
  function pass(now: number): readonly StormNews[] {
    const isAnew = isSetBack(latestAt, now)
    if (isAnew) [openings, lastSoundAt] = [[], Number.NEGATIVE_INFINITY]
    latestAt = isAnew ? now : Math.max(latestAt, now)
    const over = incidents.takeOver(isAnew ? Number.POSITIVE_INFINITY : latestAt)
    return over.map(incident => ({ kind: 'closed', incident, sound: false }))
  }

  function kindOf({ operator, action, cause }: FailedRun, at: number): IncidentKind {
    openings = openings.filter(opened => at - opened <= kindsMs)
    if (openings.length >= mostKinds) return { kind: 'mixed' }
    openings = [...openings, at]
    return { kind: 'same', operator, action, cause }
  }

  /** Marks it as sounded when it may sound now. */
  function sounding(open: OpenIncident, run: FailedRun, at: number): boolean {
    if (!run.sound || open.incident.hasSounded || at - lastSoundAt < soundGapMs) return false
    lastSoundAt = at
    open.incident = { ...open.incident, hasSounded: true }
    return true
  }

  function join(open: OpenIncident, run: FailedRun, at: number): void {
    const isNewTransaction = !run.isAgainIn(open.incident.id)
    open.incident = growIncident(open.incident, { ...run, at, isNewTransaction })
  }

  function concerns(run: SucceededRun): boolean {
    const at = isSetBack(latestAt, run.at) ? Number.POSITIVE_INFINITY : Math.max(latestAt, run.at)
    return incidents.isAnyOver(at) || incidents.ofAction(run).some(isRecovering)
  }

  const open = () => incidents.all().map(({ incident }) => incident)

  const marks = () => ({
    openings,
    lastSoundAt: Number.isFinite(lastSoundAt) ? lastSoundAt : null,
    latestAt: Number.isFinite(latestAt) ? latestAt : null,
  })

  return {
    failed(run) {
      const closed = pass(run.at)
      const found = incidents.of(run)
      if (found !== null) join(found, run, latestAt)
      const open = found ?? incidents.add(beginIncident(kindOf(run, latestAt), { ...run, at: latestAt }))
      const sound = sounding(open, run, latestAt)
      return [...closed, { kind: found === null ? 'opened' : 'grown', incident: open.incident, sound }]
    },
    concerns,
    succeeded(run) {
      const closed = pass(run.at)
      incidents.change(run, incident => noteSuccess(incident, latestAt))
      return closed
    },
    pass,
    nextEnd: () => incidents.nextEnd(),
    memory: () => ({ open: open(), ...marks() }),
    open,
    marks,
  }
}
