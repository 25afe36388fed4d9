import type { LearnedNormals } from '../sums/learned-normals.ts'
import type { Tallies } from '../sums/tallies.ts'
import { searchTextOf } from './make-row.ts'
import type { StateWriting } from './state-writing.ts'
import type { Work } from './works.ts'

export interface Writers {
  readonly writing: StateWriting
  readonly normals: LearnedNormals
  readonly tallies: Tallies
}

/** Writes a transaction once for a commit, however often it was heard of. */
export function writeWork(work: Work, { writing, normals, tallies }: Writers): void {
  const { row, revisions, written } = work
  if (written?.row.deliveries === row.deliveries && !work.isActedOn) {
    // Only a repeat was heard.
    writing.transaction(row, written.row)
    work.written = { ...written, row }
    return
  }
  const searchText = searchTextOf(row, revisions)
  if (written === null) {
    writing.newTransaction(row)
    writing.newSearchText(row.key, searchText)
    writing.addToCount(row.status, 1)
  } else {
    writing.transaction(row, written.row)
    if (written.searchText !== searchText) writing.searchText(row.key, searchText)
    if (written.row.status !== row.status) {
      writing.addToCount(written.row.status, -1)
      writing.addToCount(row.status, 1)
    }
  }
  tallies.changed(written, { row, searchText })
  normals.note(row, written?.row.action ?? null)
  work.isActedOn = false
  work.written = { row, searchText }
}
