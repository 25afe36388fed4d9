import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

const memorySchema = z.object({
  /** Drawn once. It stays on this computer: the place is worked out here, and no server is told. */
  draw: z.string().min(1).max(100),
  /** The version that a person was told of last. */
  toldOf: z.string().max(100).nullable(),
})
type Memory = z.output<typeof memorySchema>

/** What has to outlast the app: its draw among all installations, and what a person was told already. */
export interface UpdateMemory {
  /** From 0 to below 100, another for each version: nobody is always among the first. */
  place(version: string): number
  wasToldOf(version: string): boolean
  noteToldOf(version: string): void
}

/** Kept in a file; where that cannot be written, for this run only. */
export function openUpdateMemory(file: string, newDraw: () => string): UpdateMemory {
  let memory = readMemory(file)
  function keep(next: Memory): Memory {
    memory = next
    try {
      writeFileSync(file, JSON.stringify(next), { mode: 0o600 })
    } catch {
      // Then a person may be told once more, which is no harm.
    }
    return next
  }
  return {
    place(version) {
      const { draw } = memory ?? keep({ draw: newDraw(), toldOf: null })
      const hash = createHash('sha256').update(`${draw} ${version}`).digest()
      return (hash.readUInt32BE(0) / 2 ** 32) * 100
    },
    wasToldOf: version => memory?.toldOf === version,
    noteToldOf: version => void keep({ draw: memory?.draw ?? newDraw(), toldOf: version }),
  }
}

function readMemory(file: string): Memory | null {
  try {
    return memorySchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? null
  } catch {
    return null
  }
}
