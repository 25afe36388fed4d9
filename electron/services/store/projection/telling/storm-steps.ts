import type { Database } from '../../database.ts'
import { type StormStep, unpackSteps } from '../../journal/entries/storm-step.ts'
import type { JournalReading } from '../../journal/file/journal-reading.ts'

/**
 * What the watch on storms heard, by the position of the journal at which it heard it. A transaction that goes leaves its
 * steps to the act that takes it away, so that a rebuild tells those that are left as they were told.
 */
export interface StormSteps {
  /** Of a transaction that is there. */
  note(key: number, step: StormStep): void
  /** Before everything is projected anew: the steps of transactions that are gone, from the acts that took them away. */
  recall(journal: JournalReading): void
  /** Takes those behind a position, up to another, of transactions that are gone. */
  takeGone(from: number, to: number): readonly StormStep[]
  /** After a roll-back. */
  clear(): void
}

const actsPerRead = 256

export function createStormSteps(state: Database): StormSteps {
  const write = state.prepare<[number, number | null, string]>(
    'INSERT OR REPLACE INTO storm_steps (seq, transaction_key, step) VALUES (?, ?, ?)',
  )
  const next = state.prepare<[number], number | null>('SELECT min(seq) FROM storm_steps WHERE seq > ?').pluck()
  const between = state
    .prepare<[number, number], string>('SELECT step FROM storm_steps WHERE seq > ? AND seq <= ? ORDER BY seq')
    .pluck()
  const remove = state.prepare<[number, number]>('DELETE FROM storm_steps WHERE seq > ? AND seq <= ?')
  /** The next of what is gone, so that not every entry is a question; null: to be looked for. */
  let soonest: number | null = null

  return {
    note: (key, step) => void write.run(step.seq, key, JSON.stringify(step)),
    recall: journal => {
      const through = journal.head()
      for (let seq: number | undefined = 0; seq !== undefined; ) {
        const acts = journal.actsAfter(seq, { kinds: ['pruned', 'erased'], through, limit: actsPerRead })
        for (const { act } of acts)
          if ((act?.kind === 'pruned' || act?.kind === 'erased') && act.storms !== undefined)
            for (const step of unpackSteps(act.storms)) write.run(step.seq, null, JSON.stringify(step))
        seq = acts.at(-1)?.seq
      }
      soonest = null
    },
    takeGone: (from, to) => {
      // Steps of what is there stand at positions that were reached.
      soonest ??= next.get(from) ?? Number.POSITIVE_INFINITY
      if (soonest > to) return []
      soonest = null
      const steps = between.all(from, to).map(stepOf)
      remove.run(from, to)
      return steps
    },
    clear: () => {
      soonest = null
    },
  }
}

/** As it was written from the journal's own values. */
export function stepOf(text: string): StormStep {
  return JSON.parse(text) as StormStep
}
