import type { OwedAs } from './journal-messages.ts'
import type { JournalRow } from './packing.ts'

interface Message {
  readonly rows: readonly JournalRow[]
  readonly owedAs: OwedAs
}

/** What the disk refused and what later entries depend on: it goes before them. */
export interface OwedActs {
  rows(): readonly JournalRow[]
  owe(messages: readonly Message[]): void
  written(): void
  /** Owes nothing any more, these neither. Returns what that was; null for nothing. */
  forget(messages: readonly Message[]): string | null
}

export function createOwedActs(): OwedActs {
  const owed = new Map<NonNullable<OwedAs>, readonly JournalRow[]>()

  /** Of each name the last holds: it says how everything after it is to be taken. */
  const owe = (messages: readonly Message[]): void => {
    for (const { rows, owedAs } of messages) {
      if (owedAs === null) continue
      owed.delete(owedAs)
      owed.set(owedAs, rows)
    }
  }

  return {
    rows: () => [...owed.values()].flat(),
    owe,
    written: () => owed.clear(),
    forget(messages) {
      owe(messages)
      const forgotten = [...owed.keys()].join(' ')
      owed.clear()
      return forgotten === '' ? null : forgotten
    },
  }
}
