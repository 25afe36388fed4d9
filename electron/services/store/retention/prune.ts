import type { RetentionSettings } from '../../../contract/settings.ts'
import type { Database } from '../database.ts'
import { type TransactionRow, transactionId } from '../projection/transaction-row.ts'
import { createSegmentReading } from '../segments/segment-reading.ts'
import { onFile } from '../trouble.ts'
import { appendAct } from './append-act.ts'
import { createCandidates } from './candidates.ts'
import { createPacking } from './pack.ts'
import { createRemoval, type Prepared } from './removal.ts'
import { createUnprojected } from './unprojected.ts'

/** In one commit; each costs some pages of the state and of the journal. */
const mostPerStep = 50
const mostDeliveriesPerStep = 1000

/**
 * Takes whole transactions out of the journal, and says so there, in one commit; the projector then takes them out of the
 * state. A rebuild afterwards gives the same state. Throws StoreError.
 */
export function createPruning(journal: Database, state: Database) {
  const candidates = createCandidates(journal, state)
  const removal = createRemoval(journal, state)
  const segments = createSegmentReading(journal)
  const { pack } = createPacking(journal)
  const unprojected = createUnprojected(journal, state)
  const horizon = state.prepare<[], number>('SELECT hour FROM rollup_horizon').pluck()

  const commit = journal.transaction((rows: readonly TransactionRow[], prepared: Prepared, when: When): number => {
    const later = unprojected(when.upTo)
    if (later === null || rows.some(row => later.ids.has(transactionId(row)))) return 0
    removal.write(prepared)
    const keys = rows.map(({ key }) => key)
    const { deliveries } = prepared
    appendAct(journal, when.at, { kind: 'pruned', keys, deliveries, horizon: horizon.get() ?? 0 })
    return rows.length
  })

  /** How many went; 0: none has to, or the projector is busy. */
  return (settings: RetentionSettings, now: number): number =>
    onFile(journal.name, () => {
      const before = unprojected()
      if (before === null) return 0
      const families = take(candidates(settings, now), before.ids)
      if (families.length === 0) return 0
      const upTo = removal.lastSeqOf(families.flat())
      // One form for all of them: what is taken out is packed. Within the limit of a step, hence perhaps not all at once.
      if (segments.head() < upTo) pack({ upTo, before: Number.POSITIVE_INFINITY, all: true })
      const packed = segments.head()
      const ready = families.filter(family => removal.lastSeqOf(family) <= packed).flat()
      return ready.length === 0 ? 0 : commit.immediate(ready, removal.prepare(ready), { upTo: before.upTo, at: now })
    })
}

interface When {
  /** How far the journal was looked through. */
  readonly upTo: number
  readonly at: number
}

function take(
  families: Iterable<readonly TransactionRow[]>,
  except: ReadonlySet<string>,
): readonly (readonly TransactionRow[])[] {
  const taken: (readonly TransactionRow[])[] = []
  let [transactions, deliveries] = [0, 0]
  for (const family of families) {
    if (family.some(row => except.has(transactionId(row)))) continue
    taken.push(family)
    transactions += family.length
    deliveries += family.reduce((sum, row) => sum + row.deliveries + row.duplicates, 0)
    if (transactions >= mostPerStep || deliveries > mostDeliveriesPerStep) break
  }
  return taken
}
