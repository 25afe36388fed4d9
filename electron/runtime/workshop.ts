import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isAlive } from './lock.ts'
import type { Outcome } from './outcome.ts'

const prefix = 'making-'

/**
 * Makes something in a folder of its own and puts it at `target` with one rename.
 *
 * So `target` is either whole or not there, whenever a start is interrupted. `make` fills the folder and returns the
 * path inside it that becomes the target. When someone else was faster, theirs stays and ours is thrown away.
 */
export const makeAtomically = async (
  target: string,
  make: (folder: string) => Promise<Outcome<string>>,
): Promise<Outcome<string>> => {
  const parent = dirname(target)
  mkdirSync(parent, { recursive: true })
  removeLeftovers(parent)
  const folder = mkdtempSync(join(parent, `${prefix}${process.pid}-`))
  try {
    const made = await make(folder)
    if (!made.ok) return made
    try {
      renameSync(made.value, target)
    } catch (error) {
      if (!existsSync(target)) throw error
    }
    return { ok: true, value: target }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What an interrupted start left behind. A folder whose maker is alive stays. */
const removeLeftovers = (parent: string): void => {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(prefix)) continue
    const pid = Number(name.slice(prefix.length).split('-')[0])
    if (pid > 0 && !isAlive(pid)) rmSync(join(parent, name), { recursive: true, force: true })
  }
}
