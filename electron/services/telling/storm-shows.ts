import type { Notice } from '../../contract/notices/notice.ts'
import { showsAgainAt } from '../../core/storm/storm-words.ts'
import { alone, type Showing } from '../../core/telling/notice-batch.ts'
import type { Clock } from '../clock.ts'

interface Deps {
  readonly clock: Clock
  readonly put: (showing: Showing) => void
}

/** Shows the notices of storms: each in one place, where it grows, and says in the end that it is over. */
export interface StormShows {
  /** The first failure of one, or the end of it. */
  tell(notice: Notice): void
  /** It stands for more: shown again in its place, less and less often. */
  grow(notice: Notice): void
  /** Shows at once what waits. */
  flush(): void
}

interface Shown {
  readonly at: number
  readonly times: number
  /** How many it stood for. */
  readonly failures: number
  /** How it is shown next, once that is due. */
  readonly next: { readonly notice: Notice; readonly cancel: () => void } | null
}

/** Longer than any storm is quiet before it ends, in milliseconds: what was no storm says no end. */
const forgetAfterMs = 30 * 60_000

export function createStormShows({ clock, put }: Deps): StormShows {
  const shown = new Map<string, Shown>()

  function show(id: string, showing: Showing): void {
    const times = (shown.get(id)?.times ?? 0) + 1
    shown.delete(id)
    shown.set(id, { at: clock.now(), times, failures: showing.notice.failures ?? 1, next: null })
    put(showing)
  }

  function showNext(id: string): void {
    const next = shown.get(id)?.next ?? null
    next?.cancel()
    // It was journaled when it was shown first.
    if (next !== null) show(id, { notice: next.notice, ids: [] })
  }

  function forgetOld(): void {
    for (const [id, { at, next }] of shown) {
      if (clock.now() - at < forgetAfterMs) return
      if (next === null) shown.delete(id)
    }
  }

  return {
    tell(notice) {
      forgetOld()
      const { id, incident = id } = notice
      if (incident === id) return show(id, alone(notice))
      shown.get(incident)?.next?.cancel()
      shown.delete(incident)
      put({ notice: { ...notice, id: incident }, ids: [id] })
    },
    grow(notice) {
      const { id, failures = 1 } = notice
      // One that an earlier run showed has been there for a while.
      const before = shown.get(id) ?? { at: clock.now(), times: 1, failures: 1, next: null }
      // A clock that was set back must not hold anything for as long as it was wrong.
      const known = { ...before, at: Math.min(before.at, clock.now()) }
      const sound = notice.sound === true || known.next?.notice.sound === true
      const latest = { ...notice, sound }
      known.next?.cancel()
      const waitMs = showsAgainAt({ failures }, known) - clock.now()
      if (waitMs <= 0) return show(id, { notice: latest, ids: [] })
      shown.set(id, { ...known, next: { notice: latest, cancel: clock.after(waitMs, () => showNext(id)) } })
    },
    flush() {
      for (const id of [...shown.keys()]) showNext(id)
    },
  }
}
