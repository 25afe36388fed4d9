import type { Database } from '../../database.ts'
import { isProven, type Proof } from './proof-hash.ts'

interface ErasedRow {
  readonly at: number
  readonly salt: string
  readonly hash: string
  readonly version: number | null
}

/** Each takes a third of a second. */
const mostTried = 100

/** When this customer was erased before, the newest first: the salted hashes tell whoever knows of whom. */
export function pastErasings(journal: Database, proof: Proof): readonly number[] {
  const rows = journal
    .prepare<[number], ErasedRow>(
      `SELECT at, act ->> '$.salt' AS salt, act ->> '$.hash' AS hash, act ->> '$.version' AS version
       FROM entries WHERE kind = 'erased' ORDER BY seq DESC LIMIT ?`,
    )
    .all(mostTried)
  return rows
    .filter(({ salt, hash, version }) => isProven({ salt, version: version ?? undefined, hashes: [hash] }, proof))
    .map(({ at }) => at)
}
