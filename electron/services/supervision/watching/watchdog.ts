import type { Transaction } from '../../../contract/transactions/transaction.ts'
import { smsWindowMs } from '../../../core/ussd/stuck.ts'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import { mostOverdue } from '../../store/queries/watching/overdue.ts'
import type { Store } from '../../store/store.ts'

/** How often it looks, in milliseconds; a look reads two small indices. */
const lookEveryMs = 60_000
/** After a look that found as many as one look may, and after news of something that is old already. */
const lookSoonMs = 1_000

interface Deps {
  readonly clock: Clock
  readonly store: Pick<Store, 'append' | 'overdue' | 'settled'>
  readonly log: Log
}

export interface Watchdog {
  /** Something that was pending for long already when it was heard of need not wait for the next look. */
  note(rows: readonly Transaction[]): void
  /** Resolves when it touches the store no more. */
  stop(): Promise<void>
}

/**
 * Finds transactions that are pending for too long: past the 12 hours in which an SMS can decide them, or past what is
 * normal for their action. Each is journaled once; the projector flags it and decides whether anybody is told. What was
 * found is remembered there, so a restart finds nothing twice.
 */
export function createWatchdog({ clock, store, log }: Deps): Watchdog {
  let isStopped = false
  let next: { readonly at: number; readonly cancel: () => void } | null = null
  let looking: Promise<void> = Promise.resolve()

  async function look(): Promise<void> {
    // What an earlier run found may wait to be projected still.
    await store.settled()
    if (isStopped) return
    const found = await store.overdue(clock.now())
    const at = clock.now()
    await Promise.all(
      found.map(({ id, reason }) =>
        store.append({ kind: 'act', at, act: { kind: 'stuck-found', transactionId: id, reason } }),
      ),
    )
    if (found.length > 0) log('info', 'stuck-found', { count: found.length })
    schedule(found.length < mostOverdue ? lookEveryMs : lookSoonMs)
  }

  function schedule(ms: number): void {
    const at = clock.now() + ms
    if (isStopped || (next !== null && next.at <= at)) return
    next?.cancel()
    next = { at, cancel: clock.after(ms, begin) }
  }

  function begin(): void {
    next = null
    looking = looking
      .then(look)
      .catch(() => log('error', 'watchdog-failed'))
      .then(() => schedule(lookEveryMs))
  }

  begin()
  return {
    note(rows) {
      const isOld = ({ kind, status, startedAt, flags }: Transaction): boolean =>
        kind === 'ussd' &&
        status === 'pending' &&
        !flags.includes('STUCK') &&
        clock.now() - Date.parse(startedAt) > smsWindowMs
      if (rows.some(isOld)) schedule(lookSoonMs)
    },
    async stop() {
      isStopped = true
      next?.cancel()
      await looking
    },
  }
}
