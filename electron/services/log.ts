import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { withoutAnnouncedPins } from '../core/masking/pin-prompt.ts'
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
  return typeof fact === 'string' ? redact(fact) : fact
}

/** Phone numbers as people write them; a date and the address of this machine are none. */
const phone =
  /(?<![\p{Nd}.-]|\p{Nd}:)(?!\p{Nd}{4}-\p{Nd}\p{Nd}-\p{Nd}\p{Nd})(?:\+|\(\+?)?\p{Nd}(?:[ ().\u00a0\u202f\p{Cf}-]{0,3}\p{Nd}){6,}/gu

/**
 * The last net: what looks like a token, a secret, a PIN, an address, a long number or the random part of a hook never
 * reaches the file.
 */
function redact(text: string): string {
  return withoutAnnouncedPins(text, '[hidden]', () => {})
    .replace(/\/hook\/[A-Za-z0-9._~-]+/g, '/hook/[hidden]')
    .replace(/eyJ[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*/g, '[hidden]')
    .replace(/[A-Za-z0-9+/]{40,}={0,2}/g, '[hidden]')
    .replace(/[A-Za-z0-9_-]{32,}/g, '[hidden]')
    .replace(/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, '[address]')
    .replace(phone, '[number]')
    .replace(/\+?\p{Nd}(?: ?\p{Nd}){6,}/gu, '[number]')
}
