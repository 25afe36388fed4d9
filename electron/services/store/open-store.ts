import { mkdirSync } from 'node:fs'
import { basename } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import type { DataPlace } from './data-place.ts'
import { joinStore } from './join-store.ts'
import type { Act } from './journal/entries/act.ts'
import type { ProjectionRules } from './journal/entries/projection-rules.ts'
import { startJournal } from './journal/journal.ts'
import type { RefusalCause } from './journal/journal-messages.ts'
import { type Projection, startProjection } from './projection/projection.ts'
import { startReader } from './reading/reader.ts'
import type { Store, StoreNews, ThreadFiles } from './store.ts'
import { onFile, StoreError, type StoreTrouble } from './trouble.ts'

export interface StoreDeps extends DataPlace {
  readonly threads: ThreadFiles
  readonly rules: ProjectionRules
  /** Milliseconds since 1970; the time of what the app itself journals. */
  readonly now: () => number
  /** How much may wait for the disk before `full` is answered. */
  readonly limits?: { readonly entries: number; readonly bytes: number }
  /** Called for what goes wrong after the start. The store keeps answering. `cause`: of the journal's, for the log. */
  readonly onTrouble?: (trouble: StoreTrouble, cause?: RefusalCause) => void
  /** A thread ended by itself: the store has to be closed and opened again. */
  readonly onDeath?: (thread: keyof ThreadFiles, error: Error | null) => void
}

export type OpenedStore =
  | {
      readonly ok: true
      readonly store: Store
      /** Where a damaged state.db went, to be told to a person; the state is made again from the journal. */
      readonly setAside: string | null
    }
  | { readonly ok: false; readonly trouble: StoreTrouble }

/** Opens the store of a data folder and starts its threads. The caller holds the lock of the folder. */
export async function openStore(deps: StoreDeps): Promise<OpenedStore> {
  try {
    const { store, setAside } = await start(deps)
    return { ok: true, store, setAside }
  } catch (error) {
    if (error instanceof StoreError) return { ok: false, trouble: error.trouble }
    throw error
  }
}

async function start(deps: StoreDeps) {
  const { dataDir, nativeBinding, threads, limits, onDeath = () => {} } = deps
  const place = { dataDir, nativeBinding }
  onFile(dataDir, () => mkdirSync(dataDir, { recursive: true, mode: 0o700 }))
  const { port1, port2 } = new MessageChannel()
  const listeners = new Set<(news: StoreNews) => void>()
  const troubled = new Set<() => void>()
  const onTrouble = (trouble: StoreTrouble, cause?: RefusalCause) => {
    deps.onTrouble?.(trouble, cause)
    for (const listener of troubled) listener()
  }

  // Their code loads side by side; their files are opened one after the other, because each reads what those before
  // it have made.
  const journal = startJournal({
    place,
    threadFile: threads.journal,
    projector: port1,
    startedAt: deps.now(),
    ...(limits === undefined ? {} : { limits }),
    onTrouble,
    onDeath: error => onDeath('journal', error),
  })
  const projection = startProjection({
    place,
    ...{ threadFile: threads.projector, aheadFile: threads.ahead },
    after: journal,
    journal: port2,
    onNews: news => {
      for (const listener of listeners) listener(news)
    },
    onTrouble,
    onDeath: error => onDeath('projector', error),
  })
  const reader = startReader({
    place,
    threadFile: threads.reader,
    after: projection,
    onDeath: error => onDeath('reader', error),
  })
  try {
    const parts = { journal: await journal, projection: await projection, reader: await reader }
    const store = joinStore({ ...parts, listeners, troubled, deps })
    journalMending(parts.projection, store, deps.now)
    return { store, setAside: parts.projection.setAside }
  } catch (error) {
    const started = await Promise.allSettled([journal, projection, reader])
    await Promise.all(started.map(part => (part.status === 'fulfilled' ? part.value.close() : undefined)))
    throw error
  }
}

/** What the start found out about the state's file, and by it about the end of the journal. */
function journalMending({ setAside, journalLost }: Projection, store: Store, now: () => number): void {
  const note = (act: Omit<Extract<Act, { kind: 'mended' }>, 'kind'>) =>
    // When the disk refuses, that trouble is told.
    void store.append({ kind: 'act', at: now(), act: { kind: 'mended', ...act } })
  if (journalLost > 0) note({ what: 'journal', lost: journalLost, setAside: null })
  if (setAside !== null) note({ what: 'state', lost: 0, setAside: basename(setAside) })
}
