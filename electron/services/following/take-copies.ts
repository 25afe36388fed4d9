import { readCopy } from '../importing/export-file.ts'
import type { Copy, CopyPlace } from '../store/queries/outbox/known-copies.ts'
import type { Store } from '../store/store.ts'

/** A line of another engine, as it came. */
export interface CopiedLine {
  /** The name that it has there. */
  readonly id: string
  readonly line: string
}

export interface CopiesTaken {
  readonly stored: number
  /** They were here before. */
  readonly known: number
  /** They are no entries that this version knows. */
  readonly unreadable: number
}

/** Takes what another engine sent the way that an import goes; null when the disk did not take it. */
export async function takeCopies(
  { lines, from }: { readonly lines: readonly CopiedLine[]; readonly from: CopyPlace },
  store: Pick<Store, 'knownCopies' | 'appendCopies'>,
): Promise<CopiesTaken | null> {
  const byId = new Map(lines.map(({ id, line }) => [id, readCopy(line)]))
  const copies: readonly Copy[] = [...byId].flatMap(([id, entry]) => (entry === null ? [] : [{ id, entry }]))
  const isKnown = await store.knownCopies(copies)
  const fresh = copies.filter((_, n) => isKnown[n] === false)
  if (fresh.length > 0 && !(await store.appendCopies({ copies: fresh, from })).ok) return null
  return {
    stored: fresh.length,
    known: lines.length - byId.size + copies.length - fresh.length,
    unreadable: byId.size - copies.length,
  }
}
