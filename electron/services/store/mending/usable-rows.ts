import { isSoundEntry, isSoundKept, isSoundSegment, type Row } from '../journal/entries/sound-row.ts'
import { encodeSegment, intactOnesOf, type Kept } from '../segments/segment-format.ts'
import type { Usable } from './salvage.ts'

// Kept as they are, they would be met as damage again: by every start, or by every backup.

export const ofEntries = {
  name: 'entries',
  key: 'seq',
  usable: (row: Row): Usable => (isSoundEntry(row) ? { row, lost: 0 } : { row: null, lost: 1 }),
}

export const ofSegments = {
  name: 'segments',
  key: 'last_seq',
  usable: (row: Row): Usable => {
    if (isSoundSegment(row)) return { row, lost: 0 }
    const kept = soundOnes(row)
    if (kept.length === 0) return { row: null, lost: Number(row.entries) }
    const whole = kept.filter(({ form }) => form === 'whole').length
    const rest = { ...row, entries: kept.length, whole, content: encodeSegment(kept) }
    return { row: rest, lost: Math.max(1, Number(row.entries) - kept.length) }
  },
}

function soundOnes({ content }: Row): readonly Kept[] {
  try {
    return intactOnesOf(Buffer.from(content instanceof Uint8Array ? content : [])).filter(isSoundKept)
  } catch {
    return []
  }
}
