import { ringReader } from '../../../threads/ring.ts'
import type { JournalRow } from '../packing.ts'
import type { IntakeAnswer, IntakeWay } from './intake.ts'
import { createProvenDecoder } from './proven-record.ts'

/** The journal's end of an intake. */
export interface ProvenIntake {
  /** What is there now, in its order; about `maxBytes` at most. It is answered before more is taken. */
  take(maxBytes: number): readonly JournalRow[]
  /** Says of everything that was taken last whether it is on the disk. */
  answer(isStored: boolean): void
  isEmpty(): boolean
  close(): void
}

export function openProvenIntake({ ring, answers }: IntakeWay): ProvenIntake {
  const { read, isEmpty } = ringReader(ring)
  const decode = createProvenDecoder()
  let count = 0
  return {
    take(maxBytes) {
      const rows: JournalRow[] = []
      for (let bytes = 0; bytes < maxBytes; ) {
        const record = read()
        if (record === null) break
        rows.push(decode(record))
        bytes += record.length
      }
      count = rows.length
      return rows
    },
    answer(isStored) {
      if (count > 0) answers.postMessage({ isStored, count } satisfies IntakeAnswer)
      count = 0
    },
    isEmpty,
    close: () => answers.close(),
  }
}
