import { spawnSync } from 'node:child_process'
import { root } from '../../../electron/runtime/checkout.ts'
import type { Say } from '../../../electron/runtime/outcome.ts'

const buildLimitMs = 300_000

/**
 * Whether the package sqlite3 can be used in the end. Its binary is not part of it, and install scripts are off in this project,
 * so it is fetched or compiled here, once.
 */
export function provideSqlite3(say: Say): boolean {
  if (sqlite3Loads()) return true
  say('The package sqlite3 has no binary yet; fetching or compiling it once takes about a minute ...')
  const args = ['rebuild', 'sqlite3', '--ignore-scripts=false']
  spawnSync('npm', args, { cwd: root, stdio: 'ignore', timeout: buildLimitMs, shell: process.platform === 'win32' })
  return sqlite3Loads()
}

/** In another process: a binary that does not fit must not take this one down. */
export function sqlite3Loads(): boolean {
  return spawnSync(process.execPath, ['-e', `require('sqlite3')`], { cwd: root, stdio: 'ignore' }).status === 0
}
