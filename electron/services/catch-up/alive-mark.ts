import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import type { Log } from '../log.ts'

/** By source: when it was last seen that deliveries could arrive; milliseconds since 1970. */
const markSchema = z.record(z.string(), z.number())

/** What is left of a run that was killed: until when it listened. Losing it costs one blind window, and nothing else. */
export interface AliveMark {
  /** Of the run before; empty when there was none, or when the file is damaged. */
  read(): ReadonlyMap<string, number>
  write(marks: ReadonlyMap<string, number>): void
}

export function createAliveMark(file: string, log: Log): AliveMark {
  let isFailing = false
  return {
    read: () => {
      try {
        const marks = markSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
        return new Map(Object.entries(marks.data ?? {}))
      } catch {
        return new Map()
      }
    },
    write: marks => {
      try {
        const unfinished = `${file}.part`
        writeFileSync(unfinished, JSON.stringify(Object.fromEntries(marks)), { mode: 0o600 })
        renameSync(unfinished, file)
        isFailing = false
      } catch {
        // Said once: a full disk would fill the log with it.
        if (!isFailing) log('warn', 'alive-mark-unwritten')
        isFailing = true
      }
    },
  }
}
