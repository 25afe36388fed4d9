/** Calls `run` after `afterMs` milliseconds, unless the returned function is called before. */
export type StartTimer = (afterMs: number, run: () => void) => () => void

export const startTimer: StartTimer = (afterMs, run) => {
  const timer = setTimeout(run, afterMs)
  return () => clearTimeout(timer)
}
