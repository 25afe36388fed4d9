import type { Notice } from '../../contract/notices/notice.ts'
import { digestOf } from '../../core/telling/late-digest.ts'
import type { Showing } from '../../core/telling/notice-batch.ts'
import type { Clock } from '../clock.ts'

/** A digest waits this long for more of the same, in milliseconds, but never longer than the second. */
const pauseMs = 3_000
const limitMs = 20_000

interface Deps {
  readonly clock: Clock
  readonly put: (showing: Showing) => void
}

/** Gathers what is told without haste until no more comes for a moment, and shows it as one. */
export interface Gathering {
  add(notice: Notice): void
  /** Shows now what was gathered. */
  flush(): void
}

export function createGathering({ clock, put }: Deps): Gathering {
  let digest: { readonly since: number; readonly notices: readonly Notice[]; readonly cancel: () => void } | null = null

  function flush(): void {
    digest?.cancel()
    const showing = digestOf(digest?.notices ?? [], clock.now())
    digest = null
    if (showing !== null) put(showing)
  }

  return {
    add(notice) {
      digest?.cancel()
      const since = digest?.since ?? clock.now()
      const waitMs = Math.min(pauseMs, Math.max(0, since + limitMs - clock.now()))
      digest = { since, notices: [...(digest?.notices ?? []), notice], cancel: clock.after(waitMs, flush) }
    },
    flush,
  }
}
