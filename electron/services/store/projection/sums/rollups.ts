import { type Status, statuses } from '../../../../contract/transactions/transaction.ts'
import { bucketOf } from '../../../../core/query/durations.ts'
import type { Database } from '../../database.ts'
import type { TransactionRow } from '../transactions/transaction-row.ts'
import { tookOf } from './action-runs.ts'
import { hourMs } from './rollup-grains.ts'
import { createRollupHorizon, type RollupHorizon } from './rollup-horizon.ts'
import { addCount, addTime, type Belonging, type Delta, noSums, type Sums } from './rollup-sums.ts'
import { createRollupWriting } from './rollup-writing.ts'

/** Sums by the hour in which transactions began, corrected whenever one of them changes. */
export interface Rollups extends Pick<RollupHorizon, 'heard' | 'recall'> {
  changed(before: TransactionRow | null, after: TransactionRow | null): void
  save(): void
  clear(): void
}

export function createRollups(state: Database): Rollups {
  const [writing, horizon] = [createRollupWriting(state), createRollupHorizon(state)]
  const deltas = new Map<string, Delta>()

  const add = (row: TransactionRow, more: number): void => {
    const id = belongingId(row)
    const known = deltas.get(id)
    const delta = known ?? { ...belongingOf(row), hours: new Map(), heard: new Map() }
    if (known === undefined) deltas.set(id, delta)
    const sums = sumsIn(delta.hours, hourOf(row))
    addCount(sums, placeOf[row.status], more)
    const heardIn = heardHourOf(row)
    if (heardIn !== null) addCount(sumsIn(delta.heard, heardIn), placeOf[row.status], more)
    const took = decidedIn(row)
    if (took !== null) addTime(sums, bucketOf(took), more)
  }

  return {
    changed: (before, after) => {
      if (before !== null && after !== null && isSummedAlike(before, after)) return
      if (before !== null) add(before, -1)
      if (after !== null) add(after, 1)
    },
    heard: horizon.heard,
    recall: horizon.recall,
    save: () => {
      writing.write(deltas.values(), horizon.save())
      deltas.clear()
    },
    clear: () => {
      deltas.clear()
      horizon.clear()
      writing.clear()
    },
  }
}

function sumsIn(hours: Map<number, Sums>, hour: number): Sums {
  const sums = hours.get(hour) ?? noSums()
  hours.set(hour, sums)
  return sums
}

const placeOf = Object.fromEntries(statuses.map((status, place) => [status, place])) as Readonly<Record<Status, number>>

/** Fewer columns than a row has decide where it counts; most updates change none of them. */
function isSummedAlike(a: TransactionRow, b: TransactionRow): boolean {
  return (
    a.status === b.status &&
    hourOf(a) === hourOf(b) &&
    heardHourOf(a) === heardHourOf(b) &&
    a.source_id === b.source_id &&
    actionName(a) === actionName(b) &&
    a.operator === b.operator &&
    a.country === b.country &&
    a.category === b.category &&
    decidedIn(a) === decidedIn(b)
  )
}

/** As JSON, because a name may hold any sign, and may itself be `null`. */
function belongingId(row: TransactionRow): string {
  const { source_id, operator, country, category } = row
  return JSON.stringify([source_id, actionName(row), operator, country, category])
}

function belongingOf(row: TransactionRow): Belonging {
  return {
    sourceId: row.source_id,
    action: actionName(row),
    operator: row.operator ?? '',
    country: row.country ?? '',
    category: row.category ?? '',
  }
}

const hourOf = (row: TransactionRow): number => Math.floor(row.started_at / hourMs)

/** When it was heard of; null of what says nothing of how much is normal: developers' runs, and what a first look found. */
function heardHourOf({ first_received_at, environment, flags }: TransactionRow): number | null {
  if (environment === 'debug' || environment === 'test' || flags.includes('"BASELINE"')) return null
  return Math.floor(first_received_at / hourMs)
}

/** Jobs are summed up by what they are: their titles are their numbers. */
const actionName = ({ kind, title }: TransactionRow): string => (kind === 'ussd' ? title : kind)

/** Null while there is no verdict. */
function decidedIn(row: TransactionRow): number | null {
  return row.status === 'pending' ? null : tookOf(row)
}
