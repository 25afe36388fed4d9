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
  if (!url.startsWith('@')) return url
  try {
    return readFileSync(url.slice(1), 'utf8').trim()
  } catch {
    throw new Refusal(`The file ${plain(url.slice(1))} cannot be read.`)
  }
}
