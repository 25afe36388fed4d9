import type { DoubtReason, JobDoubt } from '../../core/hover-org/doubt.ts'
import type { Clock } from '../clock.ts'
import type { Organizations } from '../hover-org/organizations.ts'
import type { Log } from '../log.ts'
import type { Act } from '../store/journal/entries/act.ts'
import { createRetryTimer } from '../supervision/retry-timer.ts'
import { seenJobOf } from './answered-job.ts'

/** One call a second leaves half of what Hover allows to everything else; what one moment brings becomes one call. */
const askEveryMs = 1_000
/** More than an organization has under way. What finds no room is found when all jobs are looked at. */
export const mostWaiting = 500

interface Deps {
  readonly clock: Clock
  readonly random: () => number
  readonly organizations: Pick<Organizations, 'showJob'>
  readonly journal: (act: Act) => Promise<boolean>
  readonly sourceName: (sourceId: string) => string | null
  readonly log: Log
}

/** Asks Hover for the truth about jobs of one organization, one after the other. */
export interface JobAsker {
  note(doubt: JobDoubt): void
  stop(): Promise<void>
}

export function createJobAsker(deps: Deps, sourceId: string): JobAsker {
  const { clock, log } = deps
  const retry = createRetryTimer(clock, deps.random)
  const stopped = new AbortController()
  const waiting = new Map<string, DoubtReason>()
  let isBusy = false
  let asking: Promise<void> = Promise.resolve()
  let cancel = () => {}

  function askSoon(): void {
    if (isBusy || waiting.size === 0 || stopped.signal.aborted) return
    isBusy = true
    cancel = clock.after(askEveryMs, askNext)
  }

  function askNext(): void {
    const [next] = waiting
    if (next === undefined) return
    const [jobId, reason] = next
    // Taken out first: what comes while Hover is asked is a reason to ask again.
    waiting.delete(jobId)
    asking = ask(jobId, reason)
      .catch(() => {
        log('error', 'job-not-asked', { sourceId })
        return null
      })
      .then(again => {
        isBusy = again !== null
        if (again === null) return askSoon()
        putBack(jobId, reason)
        if (!stopped.signal.aborted) retry.schedule(askNext, again)
      })
  }

  /** Null when it is done with, also where Hover does not tell; otherwise the milliseconds to wait at least. */
  async function ask(jobId: string, reason: DoubtReason): Promise<number | null> {
    // Of a number that is longer than a double holds, another job would be asked for.
    if (!Number.isSafeInteger(Number(jobId))) return null
    const askedAt = clock.now()
    const answer = await deps.organizations.showJob(sourceId, Number(jobId), stopped.signal)
    const sourceName = deps.sourceName(sourceId)
    if (answer === null || sourceName === null || stopped.signal.aborted) return null
    if (!answer.ok) {
      log('warn', 'job-not-shown', { sourceId, reason: answer.failure.kind })
      return answer.failure.retryable ? (answer.failure.retryAfterMs ?? 0) : null
    }
    retry.reset()
    const job = seenJobOf(answer.value)
    if (job === null) return null
    const models = job.models === null ? null : [...job.models]
    const isKept = await deps.journal({
      kind: 'job-seen',
      sourceId,
      sourceName,
      reason,
      askedAt,
      job: { ...job, models },
    })
    return isKept ? null : 0
  }

  /** In front of the others, unless it came again meanwhile. */
  function putBack(jobId: string, reason: DoubtReason): void {
    const others = [...waiting]
    waiting.clear()
    waiting.set(jobId, reason)
    for (const [other, its] of others) waiting.set(other, other === jobId ? strongest(reason, its) : its)
  }

  return {
    note({ jobId, reason }) {
      const known = waiting.get(jobId)
      if (known === undefined && waiting.size >= mostWaiting) return log('warn', 'job-asker-full', { sourceId })
      waiting.set(jobId, known === undefined ? reason : strongest(known, reason))
      askSoon()
    },
    async stop() {
      stopped.abort()
      cancel()
      retry.reset()
      await asking
    },
  }
}

function strongest(a: DoubtReason, b: DoubtReason): DoubtReason {
  return a === 'suspect' ? a : b
}
