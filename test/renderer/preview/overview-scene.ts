import type { Asking } from '../../../electron/contract/bridge/ipc.ts'
import type {
  ApartKey,
  ApartLine,
  NamedSums,
  Overview,
  OverviewStep,
  TimedSums,
} from '../../../electron/contract/transactions/overview.ts'
import { type Status, statuses } from '../../../electron/contract/transactions/transaction.ts'
import { beginningsOf, stepFor } from '../../../electron/core/query/time-steps.ts'
import { type FakeBridgeOptions, ok } from '../../fakes/bridge.ts'
import { someSums } from '../../fakes/overview.ts'

/** Believable sums of any period, with a bad stretch of one operator in the middle of it. */
export const overviewAnswers: NonNullable<FakeBridgeOptions['answers']> = {
  overview: async question => ok(sumsOf(question, Date.now())),
}

interface Share {
  readonly name: string | null
  readonly part: number
  /** How many of a hundred fail usually, and in the bad stretch. */
  readonly failing: readonly [number, number]
  readonly seconds: number
}

const shares: Readonly<Record<ApartKey, readonly Share[]>> = {
  operator: [
    { name: 'Safaricom Ltd.', part: 0.38, failing: [3, 4], seconds: 7 },
    { name: 'MTN', part: 0.21, failing: [5, 88], seconds: 11 },
    { name: 'Airtel/Zain/Celtel Ltd.', part: 0.12, failing: [6, 7], seconds: 9 },
    { name: 'Vodacom Ltd', part: 0.1, failing: [4, 5], seconds: 14 },
    { name: null, part: 0.06, failing: [0, 0], seconds: 30 },
    { name: 'Orange', part: 0.04, failing: [9, 12], seconds: 16 },
    { name: 'Econet Wireless', part: 0.03, failing: [8, 8], seconds: 12 },
    { name: 'Halotel/Viettel Ltd', part: 0.03, failing: [14, 20], seconds: 21 },
    { name: 'Tigo', part: 0.02, failing: [5, 5], seconds: 10 },
    { name: 'Telecel', part: 0.01, failing: [5, 5], seconds: 10 },
  ],
  action: [
    { name: 'Send Money', part: 0.52, failing: [5, 30], seconds: 12 },
    { name: 'Buy Airtime', part: 0.33, failing: [3, 12], seconds: 6 },
    { name: 'job', part: 0.15, failing: [2, 2], seconds: 30 },
  ],
  country: [
    { name: 'KE', part: 0.5, failing: [4, 6], seconds: 7 },
    { name: 'GH', part: 0.3, failing: [5, 60], seconds: 12 },
    { name: 'TZ', part: 0.2, failing: [6, 8], seconds: 15 },
  ],
  category: [
    { name: 'low-balance', part: 0.05, failing: [97, 97], seconds: 9 },
    { name: 'no-response', part: 0.03, failing: [97, 97], seconds: 60 },
    { name: 'invalid-recipient', part: 0.02, failing: [97, 97], seconds: 8 },
    { name: 'pin-error', part: 0.01, failing: [97, 97], seconds: 6 },
    { name: null, part: 0.89, failing: [0, 2], seconds: 11 },
  ],
}

const mostLines = 7
const perStep: Readonly<Record<OverviewStep, number>> = { hour: 14, day: 170, week: 1100, month: 4800 }

function sumsOf({ since, only = {}, by, zone = 'UTC' }: Asking<'overview'>, to: number): Overview {
  const from = Date.parse(since)
  const step = stepFor(to - from)
  const beginnings = beginningsOf({ from, to, zone }, step)
  const seriesOf = (key: ApartKey) =>
    shares[key].filter(({ name }) => key === 'category' || only[key] === undefined || only[key] === name)
  const scale = (['action', 'operator', 'country'] as const).reduce((product, key) => {
    return product * seriesOf(key).reduce((sum, { part }) => sum + part, 0)
  }, perStep[step])
  const lines = (key: ApartKey) => {
    const whole = seriesOf(key).reduce((sum, { part }) => sum + part, 0)
    return seriesOf(key).map((share, seed) => ({
      share,
      points: beginnings.map((_, place) =>
        pointOf(share, (scale * share.part) / whole, [place, beginnings.length, seed]),
      ),
    }))
  }
  const operators = lines('operator')
  const points = beginnings.map((at, place) => ({
    at: new Date(at).toISOString(),
    ...together(operators.map(line => line.points[place] ?? someSums())),
  }))
  const named = (key: ApartKey): readonly NamedSums[] =>
    lines(key).map(({ share: { name }, points }) => ({ name, ...together(points) }))
  const total = together(points)
  return {
    ...{ from: new Date(beginnings[0] ?? from).toISOString(), to: new Date(to).toISOString(), step, points, total },
    ...{ actions: named('action'), operators: named('operator'), countries: named('country') },
    categories: Object.keys(only).length > 0 ? null : named('category'),
    apart:
      by === undefined || (by === 'category' && Object.keys(only).length > 0)
        ? null
        : { by, lines: apartLines(lines(by)) },
  }
}

function pointOf({ failing, seconds }: Share, scale: number, [place, all, seed]: readonly [number, number, number]) {
  const isBad = Math.abs(place - all * 0.6) < Math.max(1, all / 24)
  const wave = 1 + 0.4 * Math.sin(place / 4 + seed) + ((place * 7 + seed * 3) % 5) / 12
  const volume = Math.round(scale * wave)
  const failed = Math.round((volume * (failing[isBad ? 1 : 0] + ((place * 3 + seed) % 4))) / 100)
  const pending = Math.min(volume - failed, Math.round(volume * (place > all - 3 ? 0.12 : 0.01)))
  const took = seconds * 1000 * (1 + 0.25 * Math.sin(place / 3 + seed) + (isBad ? failing[1] / 60 : 0))
  return someSums({ failed, pending, succeeded: volume - failed - pending }, volume === 0 ? null : took)
}

function together(sums: readonly TimedSums[]): TimedSums {
  const sum = (status: Status) => sums.reduce((all, { counts }) => all + counts[status], 0)
  const weight = sums.reduce((all, { transactions }) => all + transactions, 0)
  const median = sums.reduce((all, { medianMs, transactions }) => all + (medianMs ?? 0) * transactions, 0) / weight
  return someSums(Object.fromEntries(statuses.map(status => [status, sum(status)])), weight === 0 ? null : median)
}

function apartLines(lines: readonly { readonly share: Share; readonly points: readonly TimedSums[] }[]): ApartLine[] {
  const isFew = lines.length <= mostLines + 1
  const own = isFew ? lines : lines.slice(0, mostLines)
  const others = lines.slice(own.length)
  const made = own.map(({ share: { name }, points }): ApartLine => {
    return { kind: 'named', name, points, total: together(points) }
  })
  const [first] = others
  if (first === undefined) return made
  const points = first.points.map((_, place) => together(others.map(line => line.points[place] ?? someSums())))
  return [...made, { kind: 'others', names: others.length, points, total: together(points) }]
}
