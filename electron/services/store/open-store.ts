import { mkdirSync } from 'node:fs'
import { basename } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { MessageChannel } from 'node:worker_threads'
import type { DataPlace } from './data-place.ts'
import type { Act, ProjectionRules } from './journal/entry.ts'
import { type Journal, startJournal } from './journal/journal.ts'
import { type Projection, startProjection } from './projection/projection.ts'
import { unpackPage } from './queries/list/packed-page.ts'
import { nothingToTell } from './queries/notices/to-tell.ts'
import { copiedEntries } from './queries/outbox/known-copies.ts'
import { type Reader, startReader } from './reading/reader.ts'
import type { Store, StoreNews, ThreadFiles } from './store.ts'
import { createStoreHealth } from './store-health.ts'
import { onFile, StoreError, type StoreTrouble } from './trouble.ts'

export interface StoreDeps extends DataPlace {
  readonly threads: ThreadFiles
  readonly rules: ProjectionRules
  /** Milliseconds since 1970; the time of what the app itself journals. */
  readonly now: () => number
  /** How much may wait for the disk before `full` is answered. */
  readonly limits?: { readonly entries: number; readonly bytes: number }
  /** Called for what goes wrong after the start. The store keeps answering. */
  readonly onTrouble?: (trouble: StoreTrouble) => void
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
  const onTrouble = (trouble: StoreTrouble) => {
    deps.onTrouble?.(trouble)
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
    const store = storeOf({ ...parts, listeners, troubled, deps })
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

interface Parts {
  readonly journal: Journal
  readonly projection: Projection
  readonly reader: Reader
  readonly listeners: Set<(news: StoreNews) => void>
  readonly troubled: Set<() => void>
  readonly deps: StoreDeps
}

function storeOf({ journal, projection, reader, listeners, troubled, deps }: Parts): Store {
  /** Before this position, notices may have been shown by acts that are not projected yet. */
  const headAtStart = journal.head()
  let rules = journal.rules

  /** Entries that follow fall under the rules that were set before them, also when the disk fails in between. */
  const setRules = (wanted: ProjectionRules): void => {
    if (isDeepStrictEqual(wanted, rules)) return
    rules = wanted
    journal.owe({ kind: 'act', at: deps.now(), act: { kind: 'rules-set', ...wanted } })
  }

  const store: Store = {
    append: journal.append,
    appendCopies: asked => journal.appendTogether(copiedEntries(asked, deps.now())),
    knownCopies: copies => projection.settled(journal.head()).then(() => reader.ask('knownCopies', copies)),
    copiedThrough: stream => projection.settled(journal.head()).then(() => reader.ask('copiedThrough', stream)),
    openIntake: journal.openIntake,
    closeIntake: journal.closeIntake,
    page: async request => unpackPage(await reader.ask('packedPage', request)),
    count: request => reader.ask('count', request),
    knownValues: () => reader.ask('knownValues'),
    viewCounts: asked => reader.ask('viewCounts', asked),
    setViews: projection.setViews,
    overview: asked => reader.ask('overview', asked),
    detail: (id, wish) => reader.ask('detail', id, { now: deps.now(), categories: [], reveal: false, ...wish }),
    contents: (id, { reveal = false } = {}) => reader.ask('contents', id, reveal),
    changes: after => reader.ask('changes', after),
    replayable: seq => reader.ask('replayable', seq),
    singleDelivery: seq => reader.ask('singleDelivery', seq),
    counts: () => reader.ask('counts'),
    quarantined: () => reader.ask('quarantined'),
    quarantinedContent: (seq, { reveal = false } = {}) => reader.ask('quarantinedContent', seq, reveal),
    labels: questions => reader.ask('labels', questions),
    overdue: now => reader.ask('overdue', now),
    watchedSeries: now => reader.ask('watchedSeries', now),
    usual: asked => reader.ask('usual', asked),
    heard: asked => reader.ask('heard', asked),
    openFailures: limit => reader.ask('openFailures', limit),
    blindWindows: () => reader.ask('blindWindows'),
    heldJobs: (sourceId, jobIds) => reader.ask('heldJobs', sourceId, jobIds),
    outgoing: async asked => {
      // While old entries are not all projected, something may seem to wait that was taken long ago.
      return (await projection.settled(headAtStart)) ? reader.ask('outgoing', asked) : []
    },
    outboxFacts: () => reader.ask('outboxFacts'),
    smsOf: id => reader.ask('smsOf', id),
    dueNotices: async () => {
      // While old entries are not all projected, a notice may seem due that was shown long ago.
      return (await projection.settled(headAtStart)) ? reader.ask('dueNotices') : []
    },
    notices: () => reader.ask('notices'),
    shift: span => reader.ask('shift', span),
    rehearsal: asked => reader.ask('rehearsal', asked),
    toTell: async now => {
      const isReady = await projection.settled(headAtStart)
      return isReady ? reader.ask('toTell', now) : nothingToTell
    },
    tellings: after => reader.ask('tellings', after),
    health: createStoreHealth({ dataDir: deps.dataDir, journal, projection, reader, now: deps.now }),
    onTrouble: listener => {
      troubled.add(listener)
      return () => troubled.delete(listener)
    },
    setRules,
    onNews: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    settled: async () => {
      await journal.drained()
      await projection.settled(journal.head())
    },
    close: async () => {
      await journal.close()
      await Promise.all([projection.close(), reader.close()])
    },
  }
  store.setRules(deps.rules)
  return store
}
