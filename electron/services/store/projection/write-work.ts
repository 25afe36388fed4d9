import type { LearnedNormals } from './learned-normals.ts'
import { searchTextOf } from './make-row.ts'
import type { StateWriting } from './state-writing.ts'
import type { Work } from './works.ts'

/** Writes a transaction once for a commit, however often it was heard of. */
export function writeWork(work: Work, writing: StateWriting, normals: LearnedNormals): void {
  const { row, revisions, written } = work
  if (written?.deliveries === row.deliveries && !work.isActedOn) {
    writing.repeated(row)
    return
  }
  const searchText = searchTextOf(row, revisions)
  if (written === null) {
    writing.newTransaction(row)
    writing.newSearchText(row.key, searchText)
    writing.addToCount(row.status, 1)
  } else {
    writing.transaction(row)
    if (written.searchText !== searchText) writing.searchText(row.key, searchText)
    if (written.status !== row.status) {
      writing.addToCount(written.status, -1)
      writing.addToCount(row.status, 1)
    }
  }
  normals.note(row, work.state, written?.action ?? null)
  work.isActedOn = false
  work.written = { status: row.status, deliveries: row.deliveries, action: row.action, searchText }
}
