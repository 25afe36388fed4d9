import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const retryMs = 10
/** What is done under the lock takes milliseconds: one as old as this belongs to a process that died. */
const deadAfterMs = 5_000

/** Runs `act` while no other process does so for this file: reading, changing and writing must not interleave. */
export async function withFileLock<T>(file: string, act: () => T): Promise<T> {
  const lock = `${file}.lock`
  mkdirSync(dirname(file), { recursive: true })
  while (!isTaken(lock)) await pause(retryMs)
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
    if (since !== undefined && Date.now() - since > deadAfterMs) rmSync(lock, { force: true })
    return false
  }
}
