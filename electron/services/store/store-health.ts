import { statfs } from 'node:fs/promises'
import type { DatabaseFacts } from '../../core/health/facts.ts'
import { hasUntoldRestore } from './backup/restore-note.ts'
import type { Journal } from './journal/journal.ts'
import type { Projection } from './projection/projection.ts'
import type { Reader } from './reading/reader.ts'
import { hasUnfinishedErasing } from './retention/erasing/unfinished-erasing.ts'
import { StoreError, type StoreTrouble } from './trouble.ts'

interface Deps {
  readonly dataDir: string
  readonly journal: Journal
  readonly projection: Projection
  readonly reader: Reader
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/**
 * How the store is. `isAfresh` also tries whether the journal could be written, which takes its lock for a moment; what
 * was in trouble is always tried again, because nothing else may come that would show that it is over.
 */
export function createStoreHealth({ dataDir, journal, projection, reader, now }: Deps) {
  /** Where the projector stood when it was first seen there with work to do. */
  let standing: { readonly position: number; readonly since: number } | null = null

  function stalledMsAt(position: number, behind: number): number {
    if (behind === 0) standing = null
    else if (standing?.position !== position) standing = { position, since: now() }
    return standing === null ? 0 : now() - standing.since
  }

  return async (isAfresh: boolean): Promise<DatabaseFacts> => {
    const written = isAfresh || journal.trouble() !== null ? await journal.findTrouble() : null
    const head = journal.head()
    if (projection.trouble() !== null) await projection.settled(head)
    const [read, freeBytes] = await Promise.all([ask(reader), freeBytesOf(dataDir)])
    const behind = read.ok ? Math.max(0, head - read.position) : 0
    return {
      journal: written,
      projector: projection.trouble(),
      reader: read.ok ? null : read.trouble,
      behind,
      stalledMs: read.ok ? stalledMsAt(read.position, behind) : 0,
      freeBytes,
      hasUnfinishedErasing: hasUnfinishedErasing(dataDir),
      hasUntoldRestore: hasUntoldRestore(dataDir),
    }
  }
}

type Read = { readonly ok: true; readonly position: number } | { readonly ok: false; readonly trouble: StoreTrouble }

async function ask(reader: Reader): Promise<Read> {
  try {
    return { ok: true, position: await reader.ask('projected') }
  } catch (error) {
    if (error instanceof StoreError) return { ok: false, trouble: error.trouble }
    throw error
  }
}

async function freeBytesOf(folder: string): Promise<number | null> {
  const found = await statfs(folder).catch(() => null)
  return found === null ? null : found.bavail * found.bsize
}
