import type { Done } from '../../services/sources/sources.ts'
import { readGivenFile } from '../given-file.ts'
import { Refusal } from '../refusal.ts'

/** What was done; throws what a person can act upon. */
export function orRefuse<T>(done: Done<T>): T {
  if (!done.ok) throw new Refusal(done.failure.sentence)
  return done.value
}

/** An address may hold a token or a password, which has no business in the list of processes: @FILE reads it from a file. */
export function addressOf(url: string): string {
  return url.startsWith('@') ? readGivenFile(url.slice(1)).trim() : url
}

export function loginOf(file: string | undefined): string | null {
  return file === undefined ? null : readGivenFile(file)
}
