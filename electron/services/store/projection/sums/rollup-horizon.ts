import type { Database } from '../../database.ts'
import { detailedHours, hourMs } from './rollup-grains.ts'

const dayMs = 24 * hourMs
/** A day counts when another one followed so soon: a clock that was wrong for an hour names a day alone. */
const mostApart = 30

/** From which hour on sums are told apart by the hour. It follows from what the journal holds, in whatever order. */
export interface RollupHorizon {
  /** The journal has an entry of this time, in milliseconds since 1970. */
  heard(at: number): void
  /** What followed from entries that are gone, as an act of the journal says it. */
  recall(known: HorizonGrounds): void
  /** At the end of a commit. */
  save(): ReachedHorizon
  /** After a roll-back. */
  clear(): void
}

export interface ReachedHorizon {
  /** In hours since 1970. */
  readonly hour: number
  readonly isMoved: boolean
}

/** What was heard, as far as the horizon will ever depend on it. */
export interface HorizonGrounds {
  /** In hours since 1970; 0 while no day counts. */
  readonly horizon: number
  /** In days since 1970: those after the newest that counts. */
  readonly days: readonly number[]
}

export function createGroundsReading(state: Database): () => HorizonGrounds {
  const horizon = state.prepare<[], number>('SELECT hour FROM rollup_horizon').pluck()
  const days = state.prepare<[], number>('SELECT day FROM heard_days ORDER BY day').pluck()
  return () => ({ horizon: horizon.get() ?? 0, days: days.all() })
}

export function createRollupHorizon(state: Database): RollupHorizon {
  const read = createGroundsReading(state)
  const saveHour = state.prepare<[number]>('UPDATE rollup_horizon SET hour = ?')
  const addDay = state.prepare<[number]>('INSERT INTO heard_days VALUES (?)')
  const dropDays = state.prepare<[number]>('DELETE FROM heard_days WHERE day <= ?')
  let saved: HorizonGrounds | null = null
  const added = new Set<number>()
  let recalled = 0
  let latest = Number.NaN

  return {
    heard: at => {
      const day = Math.floor(at / dayMs)
      if (day === latest) return
      latest = day
      added.add(day)
    },
    recall: ({ horizon, days }) => {
      recalled = Math.max(recalled, horizon)
      for (const day of days) added.add(day)
    },
    save: () => {
      saved ??= read()
      const before = saved
      const after = horizonOf({ horizon: Math.max(before.horizon, recalled), days: [...before.days, ...added] })
      added.clear()
      for (const day of after.days) if (!before.days.includes(day)) addDay.run(day)
      const isMoved = after.horizon !== before.horizon
      if (isMoved) {
        saveHour.run(after.horizon)
        dropDays.run(countingDay(after.horizon))
      }
      saved = after
      return { hour: after.horizon, isMoved }
    },
    clear: () => {
      saved = null
      added.clear()
      recalled = 0
      latest = Number.NaN
    },
  }
}

/**
 * Moves on to the newest day that another one followed. More days never move it back, and those up to it never matter
 * again: so it is the same however commits are cut, and whichever entries are looked at first.
 */
export function horizonOf({ horizon, days }: HorizonGrounds): HorizonGrounds {
  const sorted = [...new Set(days)].toSorted((a, b) => a - b)
  const counting = sorted.findLast((day, place) => (sorted[place + 1] ?? Number.POSITIVE_INFINITY) - day <= mostApart)
  const reached = counting === undefined ? horizon : Math.max(horizon, (counting + 1) * 24 - detailedHours)
  return { horizon: reached, days: sorted.filter(day => day > countingDay(reached)) }
}

/** The day of which this horizon follows: as another day followed, the one after it has begun. */
function countingDay(horizon: number): number {
  return (horizon + detailedHours) / 24 - 1
}
