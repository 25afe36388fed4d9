import type { Source } from '../../../contract/settings/settings.ts'
import type { Baseline } from '../../../core/normal/baseline.ts'
import {
  lookAtSeries,
  type OpenUnusual,
  type SeriesMemory,
  type UnusualNews,
} from '../../../core/normal/unusual-watch.ts'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import type { Act } from '../../store/journal/entries/act.ts'
import type { HeardNow } from '../../store/queries/watching/heard.ts'
import type { WatchedSeries } from '../../store/queries/watching/usual.ts'
import type { Store } from '../../store/store.ts'

/** How often it looks, in milliseconds. */
const lookEveryMs = 60_000
/** What is normal is learned anew this often; at most so many at one look, because each reads eight weeks of sums. */
const learnEveryMs = 24 * 3_600_000
const mostLearned = 20

interface Deps {
  readonly clock: Clock
  readonly store: Pick<Store, 'append' | 'heard' | 'settled' | 'usual' | 'watchedSeries'>
  readonly sources: () => readonly Pick<Source, 'id' | 'name' | 'kind'>[]
  /** The time zone of this machine. */
  readonly zone: () => string
  /** What is unusual is different from before. */
  readonly onChange: () => void
  readonly log: Log
}

/** Finds silence where there is normally traffic, and shares of failures that are not normal. */
export interface NormalWatch {
  /** What was unusual at the last look. */
  open(): readonly OpenUnusual[]
  /** Resolves when it touches the store no more. */
  stop(): Promise<void>
}

interface Watched {
  readonly series: WatchedSeries
  readonly baseline: Baseline | null
  readonly learnedAt: number | null
  readonly memory: SeriesMemory | null
}

/**
 * Looks each minute. What it finds is journaled, with the figures; the projector writes it down and decides whether anybody
 * is told. What is open is remembered there, so that a restart finds nothing twice.
 */
export function createNormalWatch({ clock, store, sources, zone, onChange, log }: Deps): NormalWatch {
  let isStopped = false
  let cancel = () => {}
  let looking: Promise<void> = Promise.resolve()
  let watched = new Map<number, Watched>()
  let listedAt: number | null = null
  let open: readonly OpenUnusual[] = []

  async function look(): Promise<void> {
    // What an earlier look found may wait to be projected still.
    await store.settled()
    const now = clock.now()
    await list(now)
    await learn(now)
    if (isStopped) return
    const all = [...watched.values()]
    const asked = await store.heard({ series: all.map(({ series }) => series), now })
    const isChanged = JSON.stringify(asked.open) !== JSON.stringify(open)
    open = asked.open
    if (isChanged) onChange()
    const acts = all.flatMap(one => lookAt(one, asked, now))
    const gone = open.filter(one => !all.some(({ series }) => isOf(one, series))).map(one => overAct(one, false))
    await Promise.all([...acts, ...gone].map(act => store.append({ kind: 'act', at: now, act })))
    if (acts.length > 0) log('info', 'unusual', { found: acts.length })
  }

  async function list(now: number): Promise<void> {
    if (listedAt !== null && now - listedAt < learnEveryMs && now >= listedAt) return
    const found = await store.watchedSeries(now)
    const known = new Set(sources().map(({ id }) => id))
    const fresh = (series: WatchedSeries): Watched => ({ series, baseline: null, learnedAt: null, memory: null })
    // A source as a whole comes before its parts: of what is silent as a whole nothing more is told.
    const inOrder = found
      .filter(({ sourceId }) => known.has(sourceId))
      .toSorted((a, b) => Number(a.action !== null) - Number(b.action !== null))
    watched = new Map(inOrder.map(series => [series.id, watched.get(series.id) ?? fresh(series)]))
    listedAt = now
  }

  async function learn(now: number): Promise<void> {
    const old = [...watched.values()].filter(
      ({ learnedAt }) => learnedAt === null || now - learnedAt >= learnEveryMs || now < learnedAt,
    )
    for (const one of old.slice(0, mostLearned)) {
      if (isStopped) return
      const baseline = await store.usual({ series: one.series, now, zone: zone() })
      watched.set(one.series.id, { ...one, baseline, learnedAt: now })
    }
  }

  function lookAt(one: Watched, { heard }: HeardNow, now: number): readonly Act[] {
    const { series, baseline, memory, learnedAt } = one
    const [source, what] = [sources().find(({ id }) => id === series.sourceId), heard.get(series.id)]
    if (source === undefined || what === undefined || learnedAt === null) return []
    const looked = lookAtSeries(memory, {
      ...{ series, heard: what, baseline, now, zone: zone() },
      open: open.filter(found => isOf(found, series)),
      watched: [...watched.values()].filter(other => other.baseline !== null).length,
      isToldAlready: series.action !== null && isSilentAsWhole(series.sourceId),
    })
    watched.set(series.id, { ...one, memory: looked.memory })
    for (const news of looked.news)
      if (news.kind === 'silent') open = [...open, { ...series, topic: 'silence', since: news.since, last: news.last }]
    return looked.news.map(news => actOf(news, series, source))
  }

  function isSilentAsWhole(sourceId: string): boolean {
    return open.some(one => one.topic === 'silence' && one.action === null && one.sourceId === sourceId)
  }

  function schedule(): void {
    if (isStopped) return
    cancel = clock.after(lookEveryMs, () => {
      looking = look()
        .catch(() => log('error', 'normal-watch-failed'))
        .then(schedule)
    })
  }

  schedule()
  return {
    open: () => open,
    async stop() {
      isStopped = true
      cancel()
      await looking
    },
  }
}

type SeriesOf = Pick<OpenUnusual, 'sourceId' | 'action' | 'operator'>

function isOf(found: SeriesOf, { sourceId, action, operator }: SeriesOf): boolean {
  return found.sourceId === sourceId && found.action === action && found.operator === operator
}

function overAct({ topic, sourceId, action, operator }: SeriesOf & Pick<OpenUnusual, 'topic'>, isNormal: boolean): Act {
  return { kind: 'unusual-over', topic, sourceId, action, operator, isNormal }
}

function actOf(news: UnusualNews, series: SeriesOf, source: Pick<Source, 'name' | 'kind'>): Act {
  const { sourceId, action, operator } = series
  if (news.kind === 'over') return overAct({ ...series, topic: news.topic }, news.isNormal)
  const about = { sourceId, action, operator, sourceName: source.name, product: source.kind }
  const { since, last } = news
  if (news.kind === 'silent') return { kind: 'silence-found', ...about, since, last, expected: news.expected }
  const { decided, failed, expected } = news.drift
  return { kind: 'drift-found', ...about, since, last, decided, failed, expected }
}
