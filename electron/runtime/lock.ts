import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Say } from './outcome.ts'

const pollMs = 200
/** Longer than any of our work takes: a lock of that age belongs to a process id that was given away again. */
const staleMs = 15 * 60_000

/**
 * Runs `work` while no other process of this checkout holds the same lock file.
 *
 * The lock only saves double work. What is made under it is put in place by a rename, so even two holders at once
 * (a lock taken over in the same instant) leave whole results.
 */
export const withLock = async <T>(lockFile: string, say: Say, work: () => Promise<T>): Promise<T> => {
  mkdirSync(dirname(lockFile), { recursive: true })
  let hasToldWaiting = false
  while (!tryTake(lockFile)) {
    if (isAbandoned(lockFile)) {
      rmSync(lockFile, { force: true })
      continue
    }
    if (!hasToldWaiting) say('Another start is preparing the same; waiting for it.')
    hasToldWaiting = true
    await delay(pollMs)
  }
  try {
    return await work()
  } finally {
    rmSync(lockFile, { force: true })
  }
}

const tryTake = (lockFile: string): boolean => {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

const isAbandoned = (lockFile: string): boolean => {
  try {
    const { mtimeMs } = statSync(lockFile)
    const pid = Number(readFileSync(lockFile, 'utf8'))
    // An empty file is a lock in the making: its holder is between creating and writing it.
    return Date.now() - mtimeMs > staleMs || (pid > 0 && !isAlive(pid))
  } catch {
    return false
  }
}

/** Whether a process with this id exists, whoever owns it. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
