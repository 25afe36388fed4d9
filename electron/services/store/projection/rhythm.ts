import { type Inflow, restLeft } from './pacing.ts'

/** When the projector works: at once when something comes, but for its rests. */
export interface Rhythm {
  /** Something came. */
  come(): void
  /** At once, in a rest too. */
  hurry(): void
  /** After so many milliseconds, or soon after the end of the burst that the rest is for; 0: at once. */
  rest(ms: number): void
  /** It failed: what comes waits for so many milliseconds, and then it is tried again. Whoever hurries does not wait. */
  retryIn(ms: number): void
  stop(): void
}

interface Deps {
  readonly work: () => void
  /** Nobody who waits for something waits for a rest. */
  readonly isAwaited: () => boolean
  /** Looks at what comes from now on. */
  readonly watch: () => () => Inflow
  /** Does what may fail because of a file. */
  readonly attempt: (act: () => void) => void
}

/** A rest is slept in naps of at most so many milliseconds. */
const napMs = 50

export function createRhythm({ work, isAwaited, watch, attempt }: Deps): Rhythm {
  let step: NodeJS.Immediate | null = null
  let nap: NodeJS.Timeout | null = null
  let retry: NodeJS.Timeout | null = null
  /** After a nap: how much of the rest is left. */
  let leftAfterNap: (() => number) | null = null

  const hurry = (): void => {
    step ??= setImmediate(() => {
      step = null
      attempt(workOrRest)
    })
  }

  const workOrRest = (): void => {
    const left = leftAfterNap?.() ?? 0
    leftAfterNap = null
    if (retry !== null) clearTimeout(retry)
    retry = null
    if (left > 0 && !isAwaited()) rest(left)
    else work()
  }

  const rest = (ms: number): void => {
    if (ms === 0) return hurry()
    const inflowSince = watch()
    nap ??= setTimeout(
      () => {
        nap = null
        leftAfterNap = () => restLeft(ms, inflowSince())
        hurry()
      },
      Math.min(ms, napMs),
    )
  }

  return {
    come: () => {
      if (nap === null && retry === null) hurry()
    },
    hurry,
    rest,
    retryIn: ms => {
      retry = setTimeout(hurry, ms)
    },
    stop: () => {
      if (step !== null) clearImmediate(step)
      if (nap !== null) clearTimeout(nap)
      if (retry !== null) clearTimeout(retry)
    },
  }
}
