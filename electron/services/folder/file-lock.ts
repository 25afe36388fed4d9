import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const retryMs = 10
/** What is done under the lock takes milliseconds: one as old as this belongs to a process that died. */
const deadAfterMs = 5_000

/** As withFileLock, for work whose caller cannot wait for a promise: blocks this thread for the moment that it takes. */
export function withFileLockNow<T>(file: string, act: () => T): T {
  const lock = lockOf(file)
  while (!isTaken(lock)) Atomics.wait(nothing, 0, 0, retryMs)
  return freeAfter(lock, act)
}

/** Runs `act` while no other process does so for this file: reading, changing and writing must not interleave. */
export async function withFileLock<T>(file: string, act: () => T): Promise<T> {
  const lock = lockOf(file)
  while (!isTaken(lock)) await pause(retryMs)
  return freeAfter(lock, act)
}

/** Never woken: waiting on it is sleeping. */
const nothing = new Int32Array(new SharedArrayBuffer(4))

function lockOf(file: string): string {
  mkdirSync(dirname(file), { recursive: true })
  return `${file}.lock`
}

function freeAfter<T>(lock: string, act: () => T): T {
  try {
    return act()
  } finally {
    rmSync(lock, { force: true })
  }
}

function isTaken(lock: string): boolean {
  try {
    writeFileSync(lock, '', { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs
    // One that is ahead of this clock was made before the clock was set back; how old it is nobody knows.
    if (since !== undefined && Math.abs(Date.now() - since) > deadAfterMs) rmSync(lock, { force: true })
    return false
  }
}
