import { cpSync, rmSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { journalFile, stateFile } from '../../electron/services/store/data-place.ts'
import { projectAll } from '../../electron/services/store/projection/project-all.ts'
import { dumpOf } from '../services/store/upkeep/dump.ts'
import type { Ledger } from './ledger.ts'
import { placeOf, removeFolder, tempFolder } from './shop.ts'

export interface Verdict {
  readonly acknowledged: number
  readonly stored: number
  /** Bodies that are there less often than they were answered with 200. */
  readonly lost: readonly string[]
  /** Bodies that are there more often than they were sent. */
  readonly doubled: readonly string[]
  /** Notices that were journaled as shown more than once. */
  readonly toldTwice: readonly string[]
  /** Tables that a rebuild makes otherwise, each with an example. */
  readonly differing: readonly string[]
}

export const spotless = { lost: [], doubled: [], toldTwice: [], differing: [] } as const

export const isSpotless = ({ lost, doubled, toldTwice, differing }: Verdict): boolean =>
  lost.length + doubled.length + toldTwice.length + differing.length === 0

/** Judges what an engine left behind. It looks at a copy: the next engine has to find what the last one left. */
export function judge(dataDir: string, ledger: Ledger, until = Number.POSITIVE_INFINITY): Verdict {
  const copy = tempFolder()
  try {
    cpSync(dataDir, copy, { recursive: true })
    // What a process that is gone had mapped means nothing to the next one.
    const place = placeOf(copy)
    projectAll(place, { afresh: false })
    const { stored, toldTwice } = readJournal(place.dataDir)
    const acknowledged = ledger.acknowledgedUntil(until)
    const seen = dumpOf(place.dataDir)
    for (const suffix of ['', '-wal', '-shm']) rmSync(stateFile(place.dataDir) + suffix, { force: true })
    projectAll(place, { afresh: false })
    const rebuilt = dumpOf(place.dataDir)
    return {
      acknowledged: sum(acknowledged),
      stored: sum(stored),
      lost: [...acknowledged].filter(([digest, count]) => (stored.get(digest) ?? 0) < count).map(([digest]) => digest),
      doubled: [...stored]
        .filter(([digest, count]) => (ledger.posts.get(digest) ?? 0) < count)
        .map(([digest]) => digest),
      toldTwice,
      differing: Object.keys(rebuilt).flatMap(name => differenceOf(name, seen[name] ?? [], rebuilt[name] ?? [])),
    }
  } finally {
    removeFolder(copy)
  }
}

function readJournal(storeDir: string) {
  const journal = new Sqlite(journalFile(storeDir), { readonly: true })
  try {
    const digests = journal
      .prepare<[], { digest: string; count: number }>(
        `SELECT lower(hex(digest)) AS digest, count(*) AS count FROM entries WHERE kind = 'delivery' GROUP BY 1`,
      )
      .all()
    const toldTwice = journal
      .prepare<[], string>(
        `SELECT act ->> '$.noticeId' FROM entries WHERE kind = 'notice-shown' GROUP BY 1 HAVING count(*) > 1`,
      )
      .pluck()
      .all()
    return { stored: new Map(digests.map(({ digest, count }) => [digest, count])), toldTwice }
  } finally {
    journal.close()
  }
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0)
}

/** The name of the table, with the first row that only one of both has. */
function differenceOf(name: string, seen: readonly string[], rebuilt: readonly string[]): readonly string[] {
  const [had, has] = [new Set(seen), new Set(rebuilt)]
  const gone = seen.filter(row => !has.has(row))
  const added = rebuilt.filter(row => !had.has(row))
  const isSame = gone.length + added.length === 0 && seen.length === rebuilt.length
  return isSame ? [] : [`${name}: ${gone.length} ${gone[0]} instead of ${added.length} ${added[0]}`]
}
