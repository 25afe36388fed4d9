import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import { mostDue } from '../../store/queries/notices/due-notices.ts'
import type { Store } from '../../store/store.ts'
import type { NoticeDesk } from '../../telling/notice-desk.ts'
import type { LadderClimber } from './ladder-climber.ts'

/** After news, in milliseconds: what a burst brings is looked at once. */
const lookSoonMs = 1_000
/** After a look that failed. */
const lookAgainMs = 60_000

interface Deps {
  readonly clock: Clock
  readonly store: Pick<Store, 'append' | 'dueNotices' | 'toTell'>
  readonly desk: Pick<NoticeDesk, 'tell' | 'grow' | 'release'>
  readonly ladder: LadderClimber
  readonly log: Log
}

/**
 * Tells what an earlier run did not get to, and does for notices what time asks for: one timer, set by what is stored, so that
 * a restart goes on where it was.
 */
export interface NoticeKeeper {
  /** Something was projected. */
  note(): void
  /** Resolves when it touches the store no more. */
  stop(): Promise<void>
}

export function createNoticeKeeper({ clock, store, desk, ladder, log }: Deps): NoticeKeeper {
  let isStopped = false
  let isFirst = true
  /** Whether an earlier run left something that nobody was told of. */
  let isLeft = true
  let next: { readonly at: number; readonly cancel: () => void } | null = null
  let looking: Promise<void> = Promise.resolve()

  async function look(): Promise<void> {
    if (isLeft) await tellLeft()
    const { grown, held, climbing, stormEndsAt } = await store.toTell(clock.now())
    if (isStopped) return
    // Those that grow while this runs are told with the news of it.
    if (isFirst) desk.grow(grown)
    isFirst = false
    desk.release(held.released)
    if (held.nextAt !== null) schedule(held.nextAt)
    await endStorms(stormEndsAt)
    const nextAt = await ladder.look(climbing)
    if (nextAt !== null) schedule(Math.max(nextAt, clock.now() + lookSoonMs))
  }

  /** What comes in this run is told with the news of it. The rest is asked for when these were told, which is news too. */
  async function tellLeft(): Promise<void> {
    const due = await store.dueNotices()
    if (isStopped) return
    desk.tell(due)
    isLeft = due.length === mostDue
  }

  /** That moment still belongs to it. */
  async function endStorms(endsAt: number | null): Promise<void> {
    if (endsAt === null) return
    if (endsAt >= clock.now()) return schedule(endsAt + 1)
    const appended = await store.append({ kind: 'act', at: clock.now(), act: { kind: 'storm-closed' } })
    // What is projected of it brings the next look; without it the next attempt does.
    if (!appended.ok) schedule(clock.now() + lookAgainMs)
  }

  function schedule(at: number): void {
    if (isStopped || (next !== null && next.at <= at)) return
    next?.cancel()
    next = { at, cancel: clock.after(Math.max(0, at - clock.now()), begin) }
  }

  function begin(): void {
    next = null
    looking = looking.then(look).catch(() => {
      // The end of the app waits for nothing that is not projected; what it would have told is told by the next start.
      if (isStopped) return
      log('error', 'notice-keeper-failed')
      schedule(clock.now() + lookAgainMs)
    })
  }

  begin()
  return {
    note: () => schedule(clock.now() + lookSoonMs),
    async stop() {
      isStopped = true
      next?.cancel()
      ladder.stop()
      await looking
    },
  }
}
