import type { Baseline } from './baseline.ts'
import { type DriftState, noDrift, stepDrift } from './drift.ts'
import { type DecidedOfDay, type Heard, isSameHeard, type LastHeard, type Series } from './heard.ts'
import { hourMs } from './hour-of-week.ts'
import { silenceOf } from './silence.ts'

/** What the watch on a series remembers between two looks; times in milliseconds since 1970. */
export interface SeriesMemory {
  readonly last: LastHeard
  /** When something was heard last, at the latest. */
  readonly heardAt: number
  readonly decided: readonly DecidedOfDay[]
  readonly drift: DriftState
}

/** What was found before and is not over. */
export interface OpenUnusual extends Series {
  readonly topic: 'silence' | 'drift'
  readonly since: number
  /** As it was heard of when this was found. */
  readonly last: LastHeard
}

export type UnusualNews =
  | { readonly kind: 'silent'; readonly since: number; readonly expected: number; readonly last: LastHeard }
  | { readonly kind: 'drifted'; readonly since: number; readonly drift: DriftState; readonly last: LastHeard }
  /** `isNormal` false: nothing says any more what is normal, so nobody is told. */
  | { readonly kind: 'over'; readonly topic: OpenUnusual['topic']; readonly isNormal: boolean }

export interface UnusualLook {
  readonly series: Series
  readonly heard: Heard
  /** Null: there is too little history by now. */
  readonly baseline: Baseline | null
  /** What is open of this series. */
  readonly open: readonly OpenUnusual[]
  readonly now: number
  readonly zone: string
  /** How many series are watched. */
  readonly watched: number
  /** What is silent as a whole is not told again of its parts. */
  readonly isToldAlready: boolean
}

export interface Looked {
  readonly memory: SeriesMemory
  readonly news: readonly UnusualNews[]
}

/** One look at a series; the first one of a run knows only what is stored. */
export function lookAtSeries(before: SeriesMemory | null, look: UnusualLook): Looked {
  const { heard, now, baseline, open, series } = look
  const memory = remembered(before, look)
  if (baseline === null) return { memory, news: open.map(({ topic }) => ({ kind: 'over', topic, isNormal: false })) }
  // Of a source as a whole the parts say it.
  if (series.action === null) return { memory, news: silenceNews(memory, { ...look, baseline }) }
  const verdicts = { at: now, ...decidedSince(before?.decided ?? heard.decided, heard.decided) }
  const { state: drift, news } = stepDrift(memory.drift, verdicts, { ...baseline, ...look })
  return {
    memory: { ...memory, drift },
    news: [
      ...silenceNews(memory, { ...look, baseline }),
      ...(news === 'drifted' ? [{ kind: news, since: drift.since ?? now, drift, last: heard.last }] : []),
      ...(news === 'recovered' ? [over('drift')] : []),
    ],
  }
}

const over = (topic: OpenUnusual['topic']) => ({ kind: 'over', topic, isNormal: true }) as const

function remembered(before: SeriesMemory | null, { heard, now, open }: UnusualLook): SeriesMemory {
  const { last, decided } = heard
  if (before === null) {
    // In the last moment of its hour at the latest.
    const heardAt = last.hour === null ? now : Math.min(now, last.hour + hourMs)
    const isDrifted = open.some(({ topic }) => topic === 'drift')
    return { last, heardAt, decided, drift: isDrifted ? { ...noDrift, state: 'drifted' } : noDrift }
  }
  return { ...before, last, decided, heardAt: isSameHeard(before.last, last) ? before.heardAt : now }
}

function silenceNews(
  { heardAt }: SeriesMemory,
  { heard, open, now, zone, watched, baseline, isToldAlready }: UnusualLook & { readonly baseline: Baseline },
): readonly UnusualNews[] {
  const { last, deafUntil, isBlind, eventsOfDay } = heard
  const known = open.find(({ topic }) => topic === 'silence')
  if (known !== undefined) return isSameHeard(known.last, last) ? [] : [over('silence')]
  if (isBlind || isToldAlready) return []
  const since = Math.max(heardAt, deafUntil ?? heardAt)
  const silence = silenceOf(baseline, { since, now, zone, watched, eventsOfDay })
  return silence === null ? [] : [{ kind: 'silent', since, expected: silence.expected, last }]
}

/** How much more was decided; a verdict that became another counts as that one, and none is taken back. */
function decidedSince(before: readonly DecidedOfDay[], now: readonly DecidedOfDay[]) {
  const oldest = before[0]?.day ?? Number.NEGATIVE_INFINITY
  let [succeeded, failed] = [0, 0]
  for (const { day, ...counts } of now) {
    if (day < oldest) continue
    const known = before.find(one => one.day === day)
    succeeded += Math.max(0, counts.succeeded - (known?.succeeded ?? 0))
    failed += Math.max(0, counts.failed - (known?.failed ?? 0))
  }
  return { succeeded, failed }
}
