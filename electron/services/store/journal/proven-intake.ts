import { ringReader } from '../../threads/ring.ts'
import type { IntakeAnswer, IntakeWay } from './intake.ts'
import type { JournalRow } from './packing.ts'
import { createProvenDecoder } from './proven-record.ts'

/** Some of what another thread has proven. */
export interface Proven {
  readonly rows: readonly JournalRow[]
  readonly tickets: IntakeAnswer['tickets']
}

export const nothingProven: Proven = { rows: [], tickets: [] }

/** The journal's end of an intake. */
export interface ProvenIntake {
  /** What is there now, in its order; about `maxBytes` at most. */
  take(maxBytes: number): Proven
  /** True: the next record brings a call. False: something came meanwhile. */
  sleep(): boolean
  close(): void
}

export function openProvenIntake({ ring, call }: IntakeWay, onCall: () => void): ProvenIntake {
  const { read, sleep } = ringReader(ring)
  const decode = createProvenDecoder()
  call.on('message', onCall)
  return {
    take(maxBytes) {
      const rows: JournalRow[] = []
      const tickets = new Map<string, number[]>()
      for (let bytes = 0; bytes < maxBytes; ) {
        const record = read()
        if (record === null) break
        const { ticket, sourceId, row } = decode(record)
        rows.push(row)
        const known = tickets.get(sourceId)
        if (known === undefined) tickets.set(sourceId, [ticket])
        else known.push(ticket)
        bytes += record.length
      }
      return rows.length === 0 ? nothingProven : { rows, tickets: [...tickets] }
    },
    sleep,
    close: () => call.close(),
  }
}
