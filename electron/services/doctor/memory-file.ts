import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import type { Memory } from '../../core/health/facts.ts'
import { parseJson } from '../../core/json-shape.ts'
import type { Log } from '../log.ts'

export const healthFileName = 'health.json'

const time = z.iso.datetime()
const fileSchema = z.object({
  version: z.literal(1),
  links: z.record(
    z.string(),
    z.object({
      lastGoodAt: time.nullable(),
      broken: z.object({ code: z.string().max(100), since: time }).nullable(),
    }),
  ),
})

/** What is remembered of each link over restarts. A file that cannot be read counts as nothing remembered. */
export function readMemory(file: string): Memory {
  try {
    const read = fileSchema.safeParse(parseJson(readFileSync(file, 'utf8')))
    return new Map(Object.entries(read.data?.links ?? {}))
  } catch {
    return new Map()
  }
}

/** A change of what is broken is written soon, mere times seldom: milliseconds between two writes. */
const soonMs = 30_000
const seldomMs = 5 * 60_000

interface Deps {
  readonly file: string
  readonly now: () => number
  readonly log: Log
}

/** Writes the memory now and then. A disk that does not take it costs the memory, and nothing else. */
export function createMemoryFile({ file, now, log }: Deps) {
  let writtenAt = Number.NEGATIVE_INFINITY
  let writtenBreaks = ''
  let canWrite = true

  function write(memory: Memory): void {
    writtenAt = now()
    writtenBreaks = breaksOf(memory)
    const text = JSON.stringify({ version: 1, links: Object.fromEntries(memory) } satisfies z.input<typeof fileSchema>)
    try {
      writeFileSync(`${file}.new`, text, { mode: 0o600 })
      renameSync(`${file}.new`, file)
      canWrite = true
    } catch {
      if (canWrite) log('warn', 'health-not-kept')
      canWrite = false
    }
  }

  return {
    write,
    /** Writes when it is time to. */
    keep(memory: Memory): void {
      const leastMs = breaksOf(memory) === writtenBreaks ? seldomMs : soonMs
      if (now() - writtenAt >= leastMs) write(memory)
    },
  }
}

const breaksOf = (memory: Memory): string => JSON.stringify([...memory].map(([key, { broken }]) => [key, broken]))
