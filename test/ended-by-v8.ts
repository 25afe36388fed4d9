import type { Totals } from './reporter.ts'

/**
 * What V8 says when it ends a process because its list of code pages, one for all threads, misses one. Seen here about once in
 * 9,000 tests, because code of WebAssembly was freed twice: decision 11 says why, and vitest.config.ts prevents it. Should it
 * come again, then for another reason.
 */
export const v8Fault = 'Check failed: jit_page.has_value()'

/** What a run of the tests leaves for the next one. */
export interface Leaving {
  /** Without the files below. */
  readonly totals: Totals
  /** The test files of each process that ended by a signal of its own. */
  readonly ended: readonly (readonly string[])[]
}

interface Told {
  readonly message: string
  readonly cause?: unknown
}

/** What Vitest says of a process that ended in the middle of test files: which they were; null for any other error. */
export function filesOfEndedProcess(error: Told): readonly string[] | null {
  const message =
    [error.message, messageOf(error.cause)].find(text => text.startsWith('Worker exited unexpectedly')) ?? ''
  const [, files] = /\bsignal SIG(?:TRAP|ILL|ABRT)\b.* while running test files? (.+)$/.exec(message) ?? []
  return files?.split(', ') ?? null
}

function messageOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'message' in cause ? String(cause.message) : ''
}

/** The files to be run once more: all that ended, if V8 said of as many processes that it ended them. */
export function filesToRepeat({ ended }: Leaving, faults: number): readonly string[] {
  return ended.length > 0 && ended.length === faults ? ended.flat() : []
}
