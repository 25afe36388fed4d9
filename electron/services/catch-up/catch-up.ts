import { isNews } from '../../core/hover-org/held-job.ts'
import type { Clock } from '../clock.ts'
import type { Organizations } from '../hover-org/organizations.ts'
import type { HoverFailure } from '../hover-org/result.ts'
import type { Job } from '../hover-org/schemas.ts'
import type { Log } from '../log.ts'
import type { Act } from '../store/journal/entries/act.ts'
import type { Store } from '../store/store.ts'
import { createRetryTimer } from '../supervision/retry-timer.ts'
import { seenJobOf } from './answered-job.ts'

/** Even while all seems well: a delivery that Hover gave up on is not posted again. In milliseconds. */
const lookEveryMs = 6 * 3_600_000
/** A connection that comes and goes must not use up Hover's patience. */
const shortestPauseMs = 30_000
/** Behind the last page of Hover's own count no page after this one is asked for, at 25 jobs a page. */
const furthestPage = 4_000
/** What nobody but a person, or another version of Hover's API, can mend. */
const hopelessMs = 10 * 60_000

export interface CatchUpDeps {
  readonly clock: Clock
  readonly random: () => number
  readonly store: Pick<Store, 'settled' | 'blindWindows' | 'heldJobs'>
  readonly organizations: Pick<Organizations, 'jobsPage'>
  /** False: the disk did not take it. */
  readonly journal: (act: Act) => Promise<boolean>
  readonly sourceName: (sourceId: string) => string | null
  /** Windows are caught up with. */
  readonly onCaughtUp: () => void
  readonly log: Log
}

/** Finds what was missed of one organization, by comparing all its jobs at Hover with what is stored. */
export interface CatchUp {
  /** Looks now; during a look, once more after it. */
  begin(): void
  stop(): Promise<void>
}

interface Windows {
  readonly ids: readonly string[]
  readonly spans: readonly { readonly from: number; readonly until: number }[]
}

export function createCatchUp(deps: CatchUpDeps, sourceId: string): CatchUp {
  const { clock, store, journal } = deps
  const retry = createRetryTimer(clock, deps.random)
  const stopped = new AbortController()
  let state: 'resting' | 'waiting' | 'looking' = 'resting'
  let isWantedAgain = false
  let lastBeganAt: number | null = null
  let cancel = () => {}
  let looking: Promise<void> = Promise.resolve()

  async function look(firstPage: number): Promise<void> {
    await store.settled()
    const windows = await windowsToCatchUp()
    const { hasBaseline } = await store.heldJobs(sourceId, [])
    const first = await lookThrough(firstPage, windows)
    // Only once more: where jobs are deleted all the time, the next look finds the rest.
    const outcome = first === 'shrunk' ? await lookThrough(1, windows) : first
    if (stopped.signal.aborted || outcome === 'gone') return
    if (outcome !== 'done' && outcome !== 'shrunk') return tryAgain(outcome)
    retry.reset()
    const isKept =
      (hasBaseline || (await journal({ kind: 'jobs-baseline', sourceId }))) &&
      (windows.ids.length === 0 || (await journal({ kind: 'blind-recovered', windowIds: [...windows.ids] })))
    if (!isKept) return tryAgain({ page: 1, failure: null })
    deps.log('info', 'caught-up', { sourceId, windows: windows.ids.length })
    deps.onCaughtUp()
  }

  interface Unfinished {
    readonly page: number
    /** Null: what Hover answered could not be kept. */
    readonly failure: HoverFailure | null
  }

  /** `shrunk`: a job was deleted meanwhile, so that another one may have moved to a page that was read before. */
  async function lookThrough(firstPage: number, { spans }: Windows): Promise<'done' | 'shrunk' | 'gone' | Unfinished> {
    const seen = new Set<number>()
    let most = 0
    let isShrunk = false
    for (let page = firstPage; ; page++) {
      const askedAt = clock.now()
      const answer = await deps.organizations.jobsPage(sourceId, page, stopped.signal)
      if (answer === null || stopped.signal.aborted) return 'gone'
      if (!answer.ok) return { page, failure: answer.failure }
      const { rows, isLast, total } = answer.value
      if (!(await keepNews(rows, askedAt, spans))) return { page, failure: null }
      // A page without news means that the server ignores the number: it would go on for ever.
      const isRepeated = rows.every(({ id }) => seen.has(id))
      isShrunk ||= total !== null && total < most
      most = Math.max(most, total ?? 0)
      for (const { id } of rows) seen.add(id)
      // Where Hover counts more jobs than it showed, the page that it calls the last one is not believed to be.
      const isEnd = isLast && (seen.size >= (total ?? 0) || page >= furthestPage)
      if (isEnd || isRepeated) return isShrunk ? 'shrunk' : 'done'
    }
  }

  async function keepNews(rows: readonly Job[], askedAt: number, spans: Windows['spans']): Promise<boolean> {
    const jobs = rows.flatMap(row => seenJobOf(row) ?? [])
    const sourceName = deps.sourceName(sourceId)
    if (jobs.length === 0 || sourceName === null) return true
    // What was delivered up to now is known, so that it is not told a second time.
    await store.settled()
    // The end of the app does not wait for that.
    if (stopped.signal.aborted) return false
    const ids = jobs.map(({ id }) => id)
    const held = await store.heldJobs(sourceId, ids)
    const reason = held.hasBaseline ? 'catch-up' : 'baseline'
    const news = jobs.filter((job, index) => isNews(held.jobs[index] ?? null, job, spans))
    const kept = await Promise.all(
      news.map(job =>
        journal({
          kind: 'job-seen',
          sourceId,
          sourceName,
          reason,
          askedAt,
          job: { ...job, models: copyOf(job.models) },
        }),
      ),
    )
    return !kept.includes(false)
  }

  async function windowsToCatchUp(): Promise<Windows> {
    const asking = (await store.blindWindows()).filter(
      window => window.sourceId === sourceId && window.recovery.kind === 'asking',
    )
    return {
      ids: asking.map(({ id }) => id),
      spans: asking.map(({ from, until }) => ({ from: Date.parse(from), until: Date.parse(until ?? from) })),
    }
  }

  function tryAgain({ page, failure }: Unfinished): void {
    const atLeastMs = failure === null || failure.retryable ? (failure?.retryAfterMs ?? 0) : hopelessMs
    deps.log('warn', 'catch-up-unfinished', { sourceId, reason: failure?.kind ?? 'not-kept' })
    state = 'waiting'
    // What ended since the first page was read is not covered by the pages read before.
    const from = isWantedAgain ? 1 : page
    retry.schedule(() => start(from), atLeastMs)
  }

  function start(page: number): void {
    if (stopped.signal.aborted) return
    retry.cancel()
    cancel()
    state = 'looking'
    isWantedAgain = false
    if (page === 1) lastBeganAt = clock.now()
    looking = look(page)
      .catch(() => deps.log('error', 'catch-up-failed', { sourceId }))
      .then(rest)
  }

  function rest(): void {
    if (stopped.signal.aborted || state === 'waiting') return
    state = 'resting'
    if (isWantedAgain) startSoon()
    else cancel = clock.after(lookEveryMs, () => start(1))
  }

  function startSoon(): void {
    const waitMs = lastBeganAt === null ? 0 : Math.max(0, lastBeganAt + shortestPauseMs - clock.now())
    cancel()
    if (waitMs === 0) return start(1)
    state = 'waiting'
    cancel = clock.after(waitMs, () => start(1))
  }

  return {
    begin() {
      if (state === 'looking') isWantedAgain = true
      else {
        retry.reset()
        startSoon()
      }
    },
    async stop() {
      stopped.abort()
      retry.reset()
      cancel()
      await looking
    },
  }
}

function copyOf<Item>(list: readonly Item[] | null): Item[] | null {
  return list === null ? null : [...list]
}
