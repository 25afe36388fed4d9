import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a process takes of memory, in bytes, with its part of what it shares (PSS); Linux only, elsewhere 0. */
export function ownMemoryOf(pid: number): number {
  const rollup = join('/proc', String(pid), 'smaps_rollup')
  return existsSync(rollup) ? Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(rollup, 'utf8'))?.[1] ?? 0) * 1024 : 0
}

/** The same of a process and of all below it. */
export function memoryOf(pid: number): number {
  return ownMemoryOf(pid) + childrenOf(pid).reduce((sum, child) => sum + memoryOf(child), 0)
}

function childrenOf(pid: number): readonly number[] {
  const tasks = join('/proc', String(pid), 'task')
  if (!existsSync(tasks)) return []
  return readdirSync(tasks).flatMap(task => {
    const children = join(tasks, task, 'children')
    return existsSync(children) ? readFileSync(children, 'utf8').trim().split(' ').filter(Boolean).map(Number) : []
  })
}

export function mebibytes(bytes: number): number {
  return Math.round(bytes / 1_048_576)
}
