import type { Database } from '../database.ts'
import type { ActEntry } from '../journal/entries/entry.ts'
import { createJournalReading } from '../journal/file/journal-reading.ts'

const kinds = ['resolved', 'reopened', 'stuck-found'] as const
type Decided = Extract<ActEntry['act'], { readonly kind: (typeof kinds)[number] }>

/** When something was last done about a transaction that is here. Times in milliseconds since 1970. */
interface Newest {
  readonly decided: number
  readonly stuck: number
}

const never: Newest = { decided: Number.NEGATIVE_INFINITY, stuck: Number.NEGATIVE_INFINITY }
const actsPerRead = 500

/**
 * Tells whether something as new or newer was decided here about a transaction, so that a decision of elsewhere does not
 * overwrite it, nor bring back what was taken back. A wait that was found is older than the decision that ended it. Only the
 * journal knows of what was taken back, and it has no index by transaction: it is looked through once, when the first such
 * act comes, hence before any that came is in it. A few bytes of memory for each transaction that was decided.
 */
export function createKnownDecisions(
  journal: Database,
  keyOf: (transactionId: string) => number | null,
): (key: number, entry: { readonly at: number; readonly act: Decided }) => boolean {
  const reading = createJournalReading(journal)
  let newest: ReadonlyMap<number, Newest> | null = null

  const look = (): ReadonlyMap<number, Newest> => {
    const found = new Map<number, Newest>()
    const through = reading.head()
    const after = (seq: number) => reading.actsAfter(seq, { kinds, through, limit: actsPerRead })
    for (let acts = after(0); acts.length > 0; acts = after(acts.at(-1)?.seq ?? through)) {
      for (const { seq, at, act } of acts) {
        if (act === null || !isDecided(act)) continue
        const key = keyOf(act.transactionId)
        // What was done before it was first heard of was about one that is gone.
        if (key === null || seq < key) continue
        const { decided, stuck } = found.get(key) ?? never
        const isStuck = act.kind === 'stuck-found'
        found.set(key, isStuck ? { decided, stuck: Math.max(stuck, at) } : { decided: Math.max(decided, at), stuck })
      }
    }
    return found
  }

  return (key, { at, act }) => {
    newest ??= look()
    const { decided, stuck } = newest.get(key) ?? never
    return at <= (act.kind === 'stuck-found' ? Math.max(decided, stuck) : decided)
  }
}

export function isDecided(act: ActEntry['act']): act is Decided {
  return kinds.some(kind => kind === act.kind)
}
