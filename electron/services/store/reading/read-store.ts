import { statSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { NoticeRecord } from '../../../contract/notices/notice-ledger.ts'
import type { ListedDelivery } from '../../../contract/transactions/transaction-detail.ts'
import { shiftReport } from '../../../core/shift/shift-report.ts'
import { openBoth } from '../both-files.ts'
import { type DataPlace, journalsIn, stateFile } from '../data-place.ts'
import type { Database } from '../database.ts'
import { isoTime } from '../iso-time.ts'
import { createJournalReading } from '../journal/file/journal-reading.ts'
import { openJournalForReading } from '../journal/file/open-journal.ts'
import { createCursor } from '../projection/place.ts'
import { projectIfUnserved } from '../projection/project-all.ts'
import { createQueries } from '../queries/all.ts'
import { createNewestDeliveriesQuery, type DeliveriesAsked } from '../queries/entries/newest-deliveries.ts'
import { createNoticesQuery } from '../queries/notices/notices.ts'
import { createOpenNoticesQuery, type OpenNotice } from '../queries/notices/open-notices.ts'
import { emptyOverview } from '../queries/overview/overview.ts'
import { createSearchTextQuery } from '../queries/transaction/search-text.ts'
import type { Store } from '../store.ts'
import { onFile, StoreError, type StoreTrouble } from '../trouble.ts'

/** The questions of the store without its threads, for commands that answer and end. */
export interface ReadStore
  extends Pick<
    Store,
    | 'page'
    | 'overview'
    | 'detail'
    | 'contents'
    | 'singleDelivery'
    | 'counts'
    | 'quarantined'
    | 'dueNotices'
    | 'smsOf'
    | 'rehearsal'
    | 'shift'
    | 'outboxFacts'
    | 'close'
  > {
  notices(): Promise<readonly NoticeRecord[]>
  /** Those behind a place, a bounded number; none: there are no more. */
  openNotices(after: number): Promise<readonly OpenNotice[]>
  /** Of all that is stored, also of sources that were removed. */
  sourceIds(): Promise<readonly string[]>
  /** What the words of a query are looked for in; null when there is no such transaction. */
  searchText(id: string): Promise<string | null>
  /** Of all sources, newest first. */
  newestDeliveries(asked: DeliveriesAsked): Promise<readonly ListedDelivery[]>
  /** Resolves when all that was confirmed before the opening can be read; false: the engine needs longer than that. */
  settled(limitMs: number): Promise<boolean>
}

export interface ReadPlace extends DataPlace {
  /** Milliseconds since 1970; how long something has been pending is reckoned from it. */
  readonly now?: () => number
}

export type OpenedReadStore =
  | { readonly ok: true; readonly store: ReadStore }
  | { readonly ok: false; readonly trouble: StoreTrouble }

/**
 * Opens what is stored for reading, while another process serves or none. When none does, what it left unprojected is
 * projected first. A folder in which nothing was ever stored answers with nothing, and stays as it is.
 */
export function openReadStore(place: ReadPlace): OpenedReadStore {
  try {
    return { ok: true, store: open(place) }
  } catch (error) {
    if (error instanceof StoreError) return { ok: false, trouble: error.trouble }
    throw error
  }
}

function open({ now = Date.now, ...place }: ReadPlace): ReadStore {
  if (!journalsIn(place.dataDir).some(isThere)) return emptyStore
  projectIfUnserved(place)
  if (!isThere(stateFile(place.dataDir))) return emptyStore
  const { begun, close } = openBoth<Omit<ReadStore, 'close'>>(place, openJournalForReading, (journal, state) => {
    const queries = createQueries(state, journal)
    const notices = createNoticesQuery(state)
    const openNotices = createOpenNoticesQuery(state)
    const searchText = createSearchTextQuery(state, createJournalReading(journal))
    const newestDeliveries = createNewestDeliveriesQuery(state, createJournalReading(journal))
    return {
      page: async request => queries.page(request),
      overview: async asked => queries.overview(asked),
      detail: async (id, wish) => queries.detail(id, { now: now(), categories: [], reveal: false, ...wish }),
      contents: async (id, { reveal = false } = {}) => queries.contents(id, reveal),
      singleDelivery: async seq => queries.singleDelivery(seq),
      newestDeliveries: async asked => newestDeliveries(asked),
      counts: async () => queries.counts(),
      quarantined: async () => queries.quarantined(),
      dueNotices: async () => queries.dueNotices(),
      smsOf: async id => queries.smsOf(id),
      shift: async span => queries.shift(span),
      rehearsal: async asked => queries.rehearsal(asked),
      outboxFacts: async () => queries.outboxFacts(),
      notices: async () => notices(),
      openNotices: async after => openNotices(after),
      sourceIds: async () => queries.sourceIds(),
      searchText: async id => searchText(id),
      settled: createSettling(state, createJournalReading(journal).head()),
    }
  })
  return { ...begun, close: async () => close() }
}

/** A folder that may not be looked into is no empty one. */
function isThere(file: string): boolean {
  return onFile(file, () => statSync(file, { throwIfNoEntry: false })) !== undefined
}

const lookAgainMs = 10

/** The engine answers its sender when the journal has the delivery; its projector follows a moment later. */
function createSettling(state: Database, head: number) {
  const cursor = createCursor(state)
  return async (limitMs: number): Promise<boolean> => {
    for (let waitedMs = 0; waitedMs < limitMs; waitedMs += lookAgainMs) {
      if (cursor() >= head) return true
      await pause(lookAgainMs)
    }
    return false
  }
}

const emptyStore: ReadStore = {
  page: async () => ({ rows: [], next: null }),
  overview: async asked => emptyOverview(asked),
  detail: async () => null,
  contents: async () => [],
  singleDelivery: async () => null,
  newestDeliveries: async () => [],
  counts: async () => ({ pending: 0, succeeded: 0, failed: 0, cancelled: 0, unknown: 0 }),
  quarantined: async () => [],
  dueNotices: async () => [],
  smsOf: async () => null,
  shift: async span => shiftReport({ changes: [], open: [], blind: [], unusual: [] }, span),
  rehearsal: async ({ since, until }) => ({
    ...{ since: isoTime(since), until: isoTime(until), sent: 0, atNight: 0, sounds: 0 },
    ...{ candidates: 0, silent: 0, decided: [], newest: [] },
  }),
  outboxFacts: async () => [],
  notices: async () => [],
  openNotices: async () => [],
  sourceIds: async () => [],
  searchText: async () => null,
  settled: async () => true,
  close: async () => {},
}
