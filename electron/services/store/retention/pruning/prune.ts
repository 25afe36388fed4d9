import type { RetentionSettings } from '../../../../contract/settings/settings.ts'
import type { Database } from '../../database.ts'
import { packSteps } from '../../journal/entries/storm-step.ts'
import { onOwnFile } from '../../on-own-file.ts'
import { createGroundsReading } from '../../projection/sums/rollup-horizon.ts'
import type { TransactionRow } from '../../projection/transactions/transaction-row.ts'
import { createSegmentReading } from '../../segments/segment-reading.ts'
import { onFile } from '../../trouble.ts'
import { createPacking } from '../pack.ts'
import { appendAct } from '../removal/append-act.ts'
import { createGoneSteps } from '../removal/gone-steps.ts'
import { createRemoval, type Prepared } from '../removal/removal.ts'
import { createUnprojected, isSpokenOf, type Unprojected } from '../removal/unprojected.ts'
import { createCountedLimits } from './bytes-note.ts'
import { type Candidate, createCandidates } from './candidates.ts'

/** In one commit; each costs some pages of the state and of the journal. */
export const mostPruned = 50
const mostDeliveriesPerStep = 1000

export interface PruneWish {
  readonly settings: RetentionSettings
  /** Milliseconds since 1970. */
  readonly now: number
  /** How many transactions at most. A job goes with its models, and one is always taken. */
  readonly most?: number
  /** Asked between two pieces of the search: it goes on with the next step. */
  readonly isOver?: () => boolean
  /** Whether what is too old is looked for behind young ones too. */
  readonly looksAtAll?: boolean
  /** Whether a limit of bytes is a number of transactions already, as somebody decided for several steps. */
  readonly isCounted?: boolean
}

export interface PruneStep {
  /** How many transactions went. */
  readonly gone: number
  /** None went, but the next step goes on: there is more to look through, or to be packed before. */
  readonly hasMore: boolean
  /** The projector is too far behind to say what may go: nothing was looked at, and what has to go is still there. */
  readonly isBusy: boolean
}

const nothing: PruneStep = { gone: 0, hasMore: false, isBusy: false }

/**
 * Takes whole transactions out of the journal, and says so there, in one commit; the projector then takes them out of the
 * state. A rebuild afterwards gives the same state. Nothing goes while the projector is busy. Throws StoreError.
 */
export function createPruning(journal: Database, derived: Database) {
  const state = onOwnFile(derived)
  const candidates = createCandidates(journal, state)
  const limitsNow = createCountedLimits(journal, state)
  const removal = createRemoval(journal, state)
  const segments = createSegmentReading(journal)
  const { pack } = createPacking(journal)
  const stepsOf = createGoneSteps(state)
  const unprojected = createUnprojected(journal, state)
  const groundsOfHorizon = createGroundsReading(state)
  /** A key up to which nothing was found that is too old. */
  let searched = 0

  const commit = journal.transaction((rows: readonly TransactionRow[], prepared: Prepared, when: When): number => {
    const later = unprojected(when.upTo)
    if (later === null || rows.some(row => isSpokenOf(row, later))) return 0
    removal.write(prepared)
    const keys = rows.map(({ key }) => key)
    const { deliveries } = prepared
    const storms = packSteps(stepsOf(rows))
    const { horizon, days } = groundsOfHorizon()
    const gone = { keys, deliveries, horizon, days: [...days], ...(storms !== null && { storms }) }
    appendAct(journal, when.at, { kind: 'pruned', ...gone })
    return rows.length
  })

  /** Those of them that can go now: in one form, because what is taken out is packed. Within the limit of a step. */
  const packed = (families: Families) => {
    const upTo = removal.lastSeqOf(families.flat())
    const more = segments.head() < upTo ? pack({ upTo, before: Number.POSITIVE_INFINITY, all: true }) : 0
    const rows = families.filter(family => family.every(removal.isPacked)).flat()
    return { rows, hasMore: rows.length === 0 && more > 0 }
  }

  return ({
    settings,
    now,
    most = mostPruned,
    isOver = () => false,
    looksAtAll = true,
    isCounted = false,
  }: PruneWish): PruneStep =>
    onFile(journal.name, () => {
      const before = unprojected()
      if (before === null) return { ...nothing, isBusy: isWanted(settings) }
      const search = { settings: isCounted ? settings : limitsNow(settings), now, from: searched, looksAtAll }
      const found = take(candidates(search), { most, isOver, before })
      // Behind what goes now, the next step goes on from here too: else it would look through all before it once more.
      searched = found.isSearching || found.families.length > 0 ? found.searched : 0
      const { rows, hasMore } = packed(found.families)
      if (rows.length === 0) return { ...nothing, hasMore: hasMore || found.isSearching }
      const prepared = removal.prepare(rows)
      // Most of what came meanwhile is looked at before the journal is locked, so that it is locked for a moment only.
      const meanwhile = unprojected(before.upTo)
      if (meanwhile === null || rows.some(row => isSpokenOf(row, meanwhile))) return { ...nothing, hasMore: true }
      const gone = commit.immediate(rows, prepared, { upTo: meanwhile.upTo, at: now })
      // None: something was said of them in the last moment. The next step looks again.
      return { ...nothing, gone, hasMore: gone === 0 }
    })
}

/** Without a limit nothing has to go, however busy the projector is. */
function isWanted({ maxAgeDays, maxTransactions, maxBytes }: RetentionSettings): boolean {
  return maxAgeDays !== null || maxTransactions !== null || maxBytes !== null
}

type Families = readonly (readonly TransactionRow[])[]

interface When {
  /** How far the journal was looked through. */
  readonly upTo: number
  readonly at: number
}

interface Limits extends Required<Pick<PruneWish, 'most' | 'isOver'>> {
  readonly before: Unprojected
}

function take(candidates: Iterable<Candidate>, { most, isOver, before }: Limits) {
  const families: (readonly TransactionRow[])[] = []
  let [transactions, deliveries, searched] = [0, 0, 0]
  for (const { family, upTo } of candidates) {
    if (families.length === 0) searched = upTo
    if (family.length === 0 && isOver()) return { families, searched, isSearching: families.length === 0 }
    if (family.length === 0 || family.some(row => isSpokenOf(row, before))) continue
    families.push(family)
    transactions += family.length
    deliveries += family.reduce((sum, row) => sum + row.deliveries + row.duplicates, 0)
    if (transactions >= most || deliveries > mostDeliveriesPerStep) break
  }
  return { families, searched, isSearching: false }
}
