import type { FailedRun, SucceededRun } from '../../../electron/core/storm/storm-watch.ts'

/** What failed, and of which transaction. */
interface Failed extends Omit<FailedRun, 'isAgainIn'> {
  readonly transactionId: string
}

export type Run =
  | { readonly kind: 'failed'; readonly run: Failed }
  | { readonly kind: 'succeeded'; readonly run: SucceededRun }

const minute = 60_000

interface Found {
  readonly key: string
  readonly ofAction: string
  readonly failures: { readonly run: Failed; readonly at: number }[]
  /** Moments of successes since the last failure. */
  successes: number[]
}

const lower = (name: string | null): string => (name === null ? '-' : `=${name.toLowerCase()}`)

const longestMs = 10 * minute

/**
 * The definition, as plainly as it can be said, looking at everything each time. A failure belongs to the incident of its
 * operator, action and cause if that is not over; else to the one of many kinds if that is not over; else it begins one,
 * which is one of many kinds when five others began within the last minute. A clock that is set back stands still, but when it
 * is set back by more than a storm may be quiet, everything begins anew.
 */
export function incidentsOf(runs: readonly Run[]) {
  const all: Found[] = []
  const live: Found[] = []
  let now = Number.NEGATIVE_INFINITY
  let anewFrom = 0
  for (const { kind, run } of runs) {
    if (now - run.at > longestMs) {
      now = run.at
      anewFrom = all.length
      live.length = 0
    }
    now = Math.max(now, run.at)
    const ofAction = `${lower(run.operator)}|${lower(run.action)}`
    for (const [place, one] of [...live.entries()].reverse()) if (isOver(one, now)) live.splice(place, 1)
    if (kind === 'succeeded') {
      for (const one of live) if (one.ofAction === ofAction) one.successes.push(now)
      continue
    }
    const key = `${ofAction}|${lower(run.cause)}`
    const own = live.find(one => one.key === key) ?? live.find(one => one.key === 'mixed')
    if (own !== undefined) {
      own.failures.push({ run, at: now })
      own.successes = []
      continue
    }
    const fresh = all.slice(anewFrom).filter(one => one.key !== 'mixed' && now - (one.failures[0]?.at ?? 0) <= minute)
    const name = fresh.length >= 5 ? { key: 'mixed', ofAction: 'mixed' } : { key, ofAction }
    const begun = { ...name, failures: [{ run, at: now }], successes: [] }
    all.push(begun)
    live.push(begun)
  }
  return all.map(summary).toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

function isOver({ failures, successes }: Found, now: number): boolean {
  const last = failures.at(-1)?.at ?? 0
  if (failures.length < 5) return now > last + minute
  const fifth = successes[4]
  return now > last + 10 * minute || (fifth !== undefined && now > last + 2 * minute && now > fifth)
}

function summary({ failures, successes }: Found) {
  const [first] = failures
  const urgencies = failures.map(({ run }) => run.urgency)
  return {
    id: first?.run.noticeId ?? '',
    noticeIds: failures.map(({ run }) => run.noticeId),
    firstAt: first?.at ?? 0,
    lastAt: failures.at(-1)?.at ?? 0,
    failures: failures.length,
    affected: new Set(failures.map(({ run }) => run.transactionId)).size,
    recoveredAt: successes[0] ?? null,
    urgency: (['critical', 'normal', 'quiet'] as const).find(urgency => urgencies.includes(urgency)) ?? 'quiet',
  }
}
