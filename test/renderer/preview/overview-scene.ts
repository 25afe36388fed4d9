import type { NamedSums, Overview, OverviewStep } from '../../../electron/contract/overview.ts'
import { type Status, statuses } from '../../../electron/contract/transaction.ts'
import { type FakeBridgeOptions, ok } from '../../fakes/bridge.ts'
import { namedSums, someSums } from '../../fakes/overview.ts'

const hourMs = 3_600_000
const stepMs: Readonly<Record<OverviewStep, number>> = { hour: hourMs, day: 24 * hourMs, week: 168 * hourMs }

/** Believable sums of any period, with a bad stretch in the middle of it. */
export const overviewAnswers: NonNullable<FakeBridgeOptions['answers']> = {
  overview: async ({ since }) => ok(sumsFrom(Date.parse(since), Date.now())),
}

function sumsFrom(since: number, to: number): Overview {
  const step = stepFor(to - since)
  const first = beginning(since, step)
  const places = Array.from({ length: Math.ceil((to - first) / stepMs[step]) }, (_, place) => place)
  const points = places.map(place => {
    const at = new Date(first + place * stepMs[step]).toISOString()
    return { at, ...someSums(countsAt(place, places.length, step), 6000 + 5000 * (1 + Math.sin(place / 3))) }
  })
  const sum = (status: Status) => points.reduce((all, { counts }) => all + counts[status], 0)
  const total = Object.fromEntries(statuses.map(status => [status, sum(status)]))
  return {
    ...{ from: new Date(first).toISOString(), to: new Date(to).toISOString(), step, points },
    total: someSums(total, 8400),
    ...parts(sum('failed'), sum('succeeded')),
  }
}

function stepFor(spanMs: number): OverviewStep {
  if (spanMs <= 48 * hourMs) return 'hour'
  return spanMs <= 92 * 24 * hourMs ? 'day' : 'week'
}

function beginning(since: number, step: OverviewStep): number {
  const at = new Date(since)
  if (step === 'hour') return at.setMinutes(0, 0, 0)
  at.setHours(0, 0, 0, 0)
  return step === 'day' ? at.getTime() : at.setDate(at.getDate() - ((at.getDay() + 6) % 7))
}

function countsAt(place: number, all: number, step: OverviewStep): Partial<Record<Status, number>> {
  const scale = { hour: 1, day: 12, week: 70 }[step]
  const isBad = Math.abs(place - all * 0.6) < Math.max(1, all / 24)
  const volume = Math.round(scale * (14 + 9 * Math.sin(place / 4) + ((place * 7) % 5)))
  const failed = Math.round(volume * (isBad ? 0.38 : 0.04 + ((place * 3) % 4) / 100))
  const pending = Math.round(volume * (place > all - 3 ? 0.12 : 0.01))
  return { failed, pending, cancelled: Math.round(volume * 0.02), succeeded: volume - failed - pending }
}

function parts(failed: number, succeeded: number) {
  const share = (name: string | null, part: number, failing: number): NamedSums =>
    namedSums(name, {
      succeeded: Math.round(succeeded * part),
      failed: Math.round(failed * failing),
      pending: Math.round(succeeded * part * 0.02),
    })
  return {
    actions: [share('Send Money', 0.5, 0.5), share('Buy Airtime', 0.3, 0.2), share('job', 0.1, 0.1)],
    operators: [
      share('Safaricom Ltd.', 0.42, 0.15),
      share('MTN', 0.21, 0.55),
      share('Airtel/Zain/Celtel Ltd.', 0.12, 0.1),
      share('Vodacom Ltd', 0.1, 0.08),
      ...['Orange', 'Econet Wireless', 'Halotel/Viettel Ltd', 'Tigo', 'Telecel'].map(name => share(name, 0.02, 0.02)),
      share(null, 0.05, 0),
    ],
    countries: [share('Kenya', 0.42, 0.15), share('Ghana', 0.21, 0.55), share('Tanzania', 0.2, 0.2)],
    categories: [
      share('confirmed', 0.9, 0),
      share('low-balance', 0, 0.44),
      share('no-response', 0, 0.31),
      share('invalid-recipient', 0, 0.12),
      share('pin-error', 0, 0.05),
      share(null, 0.1, 0.08),
    ],
  }
}
