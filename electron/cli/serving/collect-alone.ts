import { setFlagsFromString } from 'node:v8'

/**
 * V8 shares the collection of young objects among several threads of its own, for which the engine's threads leave no
 * processor in a burst: without that `serve` took 7 to 10 % more requests a second (15 pairs of runs in turn, 64 connections,
 * 4 cores), and the slowest of a hundred took 5 % less. V8 looks at this flag at each collection, so it may be set late; but
 * Chromium freezes flags, so the desktop is left as it is.
 */
export function collectAlone(): void {
  if (process.versions.electron === undefined) setFlagsFromString('--no-parallel-scavenge')
}
