import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { withoutPrivateShapes } from '../core/masking/private-shapes.ts'
import { namesSecret } from '../core/masking/secret-words.ts'

export type LogLevel = 'info' | 'warn' | 'error'
export type LogFacts = Readonly<Record<string, string | number | boolean | null | undefined>>
/** Stable event names, facts as fields. Bodies, tokens and full URLs have no place in facts; the sink redacts all the same. */
export type Log = (level: LogLevel, event: string, facts?: LogFacts) => void

const maxBytes = 5 * 1_048_576
const keptFiles = 3

interface Deps {
  readonly folder: string
  readonly now: () => number
  /** Told of each line too: the terminal of a headless engine. */
  readonly onLine?: (line: string) => void
}

/** A log of JSON lines, bounded in size: three files of five megabytes. Losing a line never stops the app. */
export function createLog({ folder, now, onLine }: Deps): Log {
  const file = join(folder, 'hover-tray.log')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch {
    // The first write fails too, and is swallowed there.
  }
  return (level, event, facts = {}) => {
    const told = Object.entries(facts).map(([name, fact]) => [name, hideFact(name, fact)])
    const line = JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...Object.fromEntries(told) })
    onLine?.(line)
    try {
      rotate(file)
      appendFileSync(file, `${line}\n`, { mode: 0o600 })
    } catch {
      // A full disk must not turn a logged problem into a crash.
    }
  }
}

function rotate(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size < maxBytes) return
  rmSync(`${file}.${keptFiles - 1}`, { force: true })
  for (let number = keptFiles - 2; number >= 1; number--) {
    if (statSync(`${file}.${number}`, { throwIfNoEntry: false }) !== undefined)
      renameSync(`${file}.${number}`, `${file}.${number + 1}`)
  }
  renameSync(file, `${file}.1`)
}

function hideFact(name: string, fact: LogFacts[string]): LogFacts[string] {
  if (typeof fact === 'boolean' || fact === null || fact === undefined) return fact
  if (namesSecret(name)) return '[hidden]'
  return typeof fact === 'string' ? withoutPrivateShapes(fact) : fact
}
