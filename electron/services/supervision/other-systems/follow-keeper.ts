import { isDeepStrictEqual } from 'node:util'
import type { Following } from '../../../contract/settings/following.ts'
import { backoffMs } from '../../../core/backoff.ts'
import type { ForwardTrouble } from '../../../core/forwarding/forward-trouble.ts'
import type { Clock } from '../../clock.ts'
import type { CopyStream } from '../../following/copy-stream.ts'
import { takeCopies } from '../../following/take-copies.ts'
import type { Log } from '../../log.ts'
import type { Store } from '../../store/store.ts'

interface Deps {
  readonly clock: Clock
  readonly random: () => number
  readonly store: Pick<Store, 'knownCopies' | 'appendCopies'>
  readonly open: (following: Following) => CopyStream
  readonly log: Log
}

/** How following goes. */
export interface FollowState {
  /** `disk`: what came could not be written here. Null: the last attempt went well, or there was none. */
  readonly trouble: ForwardTrouble | 'disk' | null
  /** Since the start. */
  readonly stored: number
  readonly unreadable: number
  /** When something came last (ISO 8601). */
  readonly heardAt: string | null
}

/** Takes in what another engine copies, for as long as the settings say so. */
export interface FollowKeeper {
  apply(following: Following | null): void
  /** Secrets may have changed. */
  retryNow(): void
  /** Null: no other engine is followed. */
  state(): FollowState | null
  /** Resolves when it touches the store no more. */
  stop(): Promise<void>
}

interface Current {
  readonly following: Following
  readonly ending: AbortController
  readonly over: Promise<void>
}

const nothingYet: FollowState = { trouble: null, stored: 0, unreadable: 0, heardAt: null }
const longestRetryMs = 60_000

export function createFollowKeeper({ clock, random, store, open, log }: Deps): FollowKeeper {
  let current: Current | null = null
  let state = nothingYet
  let ended: Promise<void> = Promise.resolve()

  async function follow(following: Following, signal: AbortSignal): Promise<void> {
    const stream = open(following)
    for (let failures = 0; !signal.aborted; ) {
      const trouble = await takeOne(stream, signal)
      if (signal.aborted) break
      if (trouble !== state.trouble && trouble !== null) log('warn', 'not-following', { trouble })
      if (trouble !== state.trouble && trouble === null) log('info', 'following-again')
      failures = trouble === null ? 0 : failures + 1
      state = { ...state, trouble }
      if (trouble !== null) await pause(backoffMs(failures - 1, random(), longestRetryMs), signal)
    }
    await stream.close()
  }

  /** What is on the disk is confirmed, and nothing else. */
  async function takeOne(stream: CopyStream, signal: AbortSignal): Promise<FollowState['trouble']> {
    const read = await stream.read(signal)
    if (!read.ok) return read.trouble
    const { lines, from, confirm } = read.batch
    const taken = await takeCopies({ lines, from }, store).catch(() => null)
    if (taken === null) {
      // What was read and not kept comes again with the next connection.
      await stream.close()
      return 'disk'
    }
    await confirm().catch(() => log('warn', 'copies-unconfirmed'))
    if (taken.unreadable > 0) log('error', 'copies-unreadable', { count: taken.unreadable })
    const [stored, unreadable] = [state.stored + taken.stored, state.unreadable + taken.unreadable]
    state = { ...state, stored, unreadable, heardAt: new Date(clock.now()).toISOString() }
    return null
  }

  function pause(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      const cancel = clock.after(ms, resolve)
      const stop = () => {
        cancel()
        resolve()
      }
      signal.addEventListener('abort', stop, { once: true })
    })
  }

  function begin(following: Following): void {
    const former = end()
    const ending = new AbortController()
    current = { following, ending, over: former.then(() => follow(following, ending.signal)) }
  }

  function end(): Promise<void> {
    current?.ending.abort()
    const over = current?.over ?? Promise.resolve()
    current = null
    return over
  }

  return {
    apply(following) {
      if (isDeepStrictEqual(current?.following ?? null, following)) return
      state = nothingYet
      if (following === null) ended = end()
      else begin(following)
    },
    retryNow() {
      if (current !== null) begin(current.following)
    },
    state: () => (current === null ? null : state),
    async stop() {
      await Promise.all([end(), ended])
    },
  }
}
