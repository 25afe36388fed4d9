import { readFileSync } from 'node:fs'
import type { Done } from '../services/sources/sources.ts'
import { Refusal } from './refusal.ts'
import { plain } from './terminal.ts'

/** What was done; throws what a person can act upon. */
export function orRefuse<T>(done: Done<T>): T {
  if (!done.ok) throw new Refusal(done.failure.sentence)
  return done.value
}

/** An address may hold a token or a password, which has no business in the list of processes: @FILE reads it from a file. */
export function addressOf(url: string): string {
  return url.startsWith('@') ? textOf(url.slice(1)).trim() : url
}

/** A credentials file; null where none is given. */
export function loginOf(file: string | undefined): string | null {
  return file === undefined ? null : textOf(file)
}

/** What is in a file; throws what a person can act upon. */
export function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new Refusal(`The file ${plain(file)} cannot be read.`)
  }
}
