import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Flushes } from './contestant.ts'

const source = fileURLToPath(new URL('flushes/count-flushes.c', import.meta.url))
const libraryName = 'count-flushes.so'

/** Builds what counts flushes, where there is a compiler for it: Linux with cc. Whether there is. */
export function buildFlushCounter(folder: string): boolean {
  if (process.platform !== 'linux') return false
  const args = ['-O2', '-shared', '-fPIC', '-o', join(folder, libraryName), source, '-ldl']
  return spawnSync('cc', args, { stdio: 'ignore' }).status === 0
}

export interface FlushCounting {
  /** For the server's process. */
  readonly env: Readonly<Record<string, string>>
  flushes(): Flushes | null
}

/** Counts every fsync and fdatasync of a server and of the programs that it starts. */
export function flushCounting(folder: string, name: string): FlushCounting {
  const library = join(folder, libraryName)
  if (!existsSync(library)) return { env: {}, flushes: () => null }
  const totals = join(folder, `${name}.flushes`)
  return {
    env: { LD_PRELOAD: library, FLUSH_TOTALS: totals },
    flushes: () => {
      if (!existsSync(totals)) return { count: 0, meanMs: 0 }
      const bytes = readFileSync(totals)
      const count = Number(bytes.readBigUInt64LE(0))
      return { count, meanMs: count === 0 ? 0 : Number(bytes.readBigUInt64LE(8)) / count / 1e6 }
    },
  }
}

/** What came between two looks. */
export function flushesBetween(before: Flushes | null, after: Flushes | null): Flushes | null {
  if (before === null || after === null) return null
  const count = after.count - before.count
  const tookMs = after.count * after.meanMs - before.count * before.meanMs
  return { count, meanMs: count === 0 ? 0 : tookMs / count }
}
