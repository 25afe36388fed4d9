import { cpSync, rmSync } from 'node:fs'
import { stateFile } from '../../electron/services/store/data-place.ts'
import { projectAll } from '../../electron/services/store/projection/project-all.ts'
import { dumpOf } from '../services/store/upkeep/dump.ts'
import type { Ledger } from './ledger.ts'
import { placeOf, removeFolder, tempFolder } from './shop.ts'
import { readJournal, type StoredJournal } from './stored.ts'
import { filesWith } from './traces.ts'

export interface Verdict {
  readonly acknowledged: number
  readonly stored: number
  /** What was done with old data so far. */
  readonly upkeep: Pick<StoredJournal, 'pruned' | 'erased' | 'isPacked' | 'isTrimmed'>
  /** Bodies that are there less often than they were answered with 200, and that were not taken out on purpose. */
  readonly lost: readonly string[]
  /** Bodies that are there more often than they were sent. */
  readonly doubled: readonly string[]
  /** Notices that were journaled as shown more than once. */
  readonly toldTwice: readonly string[]
  /** Tables that a rebuild makes otherwise, each with an example. */
  readonly differing: readonly string[]
  /** Where something of an erased customer is still found. */
  readonly traces: readonly string[]
}

export const spotless = { lost: [], doubled: [], toldTwice: [], differing: [], traces: [] } as const

export const isSpotless = ({ lost, doubled, toldTwice, differing, traces }: Verdict): boolean =>
  lost.length + doubled.length + toldTwice.length + differing.length + traces.length === 0

interface Judging {
  /** Milliseconds since 1970: what was acknowledged later is not asked for. */
  readonly until?: number
  /**
   * `nothing`: the state is made from the journal alone. `itself`: by a rebuild, which keeps what the state knows of notices:
   * when the end of the journal is gone, only the state can know that one of them was told.
   */
  readonly rebuiltFrom?: 'nothing' | 'itself'
}

/** Judges what an engine left behind. It looks at a copy: the next engine has to find what the last one left. */
export function judge(dataDir: string, ledger: Ledger, judging: Judging = {}): Verdict {
  const { until = Number.POSITIVE_INFINITY, rebuiltFrom = 'nothing' } = judging
  const copy = tempFolder()
  try {
    cpSync(dataDir, copy, { recursive: true })
    // What a process that is gone had mapped means nothing to the next one.
    const place = placeOf(copy)
    projectAll(place, { afresh: false })
    const journal = readJournal(place.dataDir)
    const acknowledged = ledger.acknowledgedUntil(until)
    const seen = dumpOf(place.dataDir)
    if (rebuiltFrom === 'nothing')
      for (const suffix of ['', '-wal', '-shm']) rmSync(stateFile(place.dataDir) + suffix, { force: true })
    projectAll(place, { afresh: rebuiltFrom === 'itself' })
    const rebuilt = dumpOf(place.dataDir)
    return {
      acknowledged: sum(acknowledged),
      stored: sum(journal.digests),
      upkeep: upkeepOf(journal),
      lost: lostOf(journal, acknowledged, ledger),
      doubled: [...journal.digests]
        .filter(([digest, count]) => (ledger.posts.get(digest) ?? 0) < count)
        .map(([digest]) => digest),
      toldTwice: journal.toldTwice,
      differing: Object.keys(rebuilt).flatMap(name => differenceOf(name, seen[name] ?? [], rebuilt[name] ?? [])),
      traces: [
        ...[...journal.whole].filter(ledger.isErased),
        ...filesWith(
          dataDir,
          [...ledger.erasedCustomers].map(number => number.slice(-9)),
        ),
      ],
    }
  } finally {
    removeFolder(copy)
  }
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0)
}

function upkeepOf({ pruned, erased, isPacked, isTrimmed }: StoredJournal): Verdict['upkeep'] {
  return { pruned, erased, isPacked, isTrimmed }
}

/**
 * What was pruned is told by positions, and senders know none: of what may be pruned so many may be missing as were taken
 * out, and every position that is empty has to be one of them.
 */
function lostOf(journal: StoredJournal, acknowledged: ReadonlyMap<string, number>, ledger: Ledger): readonly string[] {
  const missing = [...acknowledged].flatMap(([digest, count]) => {
    const times = count - (journal.digests.get(digest) ?? 0)
    return times > 0 && !ledger.isErased(digest) ? [{ digest, times }] : []
  })
  const old = missing.filter(({ digest }) => ledger.mayBePruned(digest))
  const isAccountedFor = old.reduce((total, { times }) => total + times, 0) <= journal.pruned
  const lost = isAccountedFor ? missing.filter(one => !old.includes(one)) : missing
  const empty = journal.unexplained === 0 ? [] : [`${journal.unexplained} positions are empty, and no act says why`]
  return [...lost.map(({ digest }) => digest), ...empty]
}

/** The name of the table, with the first row that only one of both has. */
function differenceOf(name: string, seen: readonly string[], rebuilt: readonly string[]): readonly string[] {
  const [had, has] = [new Set(seen), new Set(rebuilt)]
  const gone = seen.filter(row => !has.has(row))
  const added = rebuilt.filter(row => !had.has(row))
  const isSame = gone.length + added.length === 0 && seen.length === rebuilt.length
  return isSame ? [] : [`${name}: ${gone.length} ${gone[0]} instead of ${added.length} ${added[0]}`]
}
