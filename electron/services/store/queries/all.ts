import type { TransactionPage } from '../../../contract/transactions/transaction.ts'
import { maskingWith } from '../../../core/masking/masking.ts'
import type { Database } from '../database.ts'
import { createReplayableQuery } from '../exporting/replayable.ts'
import { createJournalReading } from '../journal/file/journal-reading.ts'
import { createCursor } from '../projection/place.ts'
import { createDeviceAlias } from './device-alias.ts'
import { createChangesQuery } from './entries/changes.ts'
import { createLabelsQuery } from './entries/labels.ts'
import { createQuarantinedQuery } from './entries/quarantined.ts'
import { createQuarantinedContentQuery } from './entries/quarantined-content.ts'
import { createSingleDeliveryQuery } from './entries/single-delivery.ts'
import { createCountQuery } from './list/count.ts'
import { createCounts } from './list/counts.ts'
import { createKnownValuesQuery } from './list/known-values.ts'
import { unpackPage } from './list/packed-page.ts'
import { createPageQuery, type PageRequest } from './list/page.ts'
import { createSourceIdsQuery } from './list/source-ids.ts'
import { createViewCountsQuery } from './list/views.ts'
import { createDueNoticesQuery } from './notices/due-notices.ts'
import { createNoticesQuery } from './notices/notices.ts'
import { createOpenFailuresQuery } from './notices/open-failures.ts'
import { createRehearsalQuery } from './notices/rehearsal.ts'
import { createShiftQuery } from './notices/shift.ts'
import { createTellingsQuery } from './notices/tellings.ts'
import { createToTellQuery } from './notices/to-tell.ts'
import { createCopiedThroughQuery, createKnownCopiesQuery } from './outbox/known-copies.ts'
import { createOutboxQueries } from './outbox/outbox.ts'
import { createOverviewQuery } from './overview/overview.ts'
import { createContentsQuery } from './transaction/contents.ts'
import { createDetailQuery } from './transaction/detail.ts'
import { createHeldJobsQuery } from './transaction/held-jobs.ts'
import { createSmsQuery } from './transaction/sms.ts'
import { createBlindWindowsQuery } from './watching/blind-windows.ts'
import { createHeardQuery } from './watching/heard.ts'
import { createOverdueQuery } from './watching/overdue.ts'
import { createUsualQuery, createWatchedSeriesQuery } from './watching/usual.ts'

/** Every question that can be asked about what is stored, on two connections that only read. */
export function createQueries(state: Database, journal: Database) {
  const packedPage = createPageQuery(state)
  const page = (request: PageRequest): TransactionPage => unpackPage(packedPage(request))
  const masking = maskingWith(createDeviceAlias(journal))
  return {
    page,
    packedPage,
    count: createCountQuery(state),
    viewCounts: createViewCountsQuery(state, page),
    knownValues: createKnownValuesQuery(state),
    sourceIds: createSourceIdsQuery(state),
    knownCopies: createKnownCopiesQuery(state, journal),
    copiedThrough: createCopiedThroughQuery(state),
    overview: createOverviewQuery(state),
    detail: createDetailQuery(state, createJournalReading(journal), masking),
    contents: createContentsQuery(state, createJournalReading(journal), masking),
    changes: createChangesQuery(state, createJournalReading(journal)),
    singleDelivery: createSingleDeliveryQuery(state, createJournalReading(journal), masking),
    replayable: createReplayableQuery(journal),
    counts: createCounts(state).statuses,
    projected: createCursor(state),
    quarantined: createQuarantinedQuery(state),
    quarantinedContent: createQuarantinedContentQuery(state, createJournalReading(journal), masking),
    labels: createLabelsQuery(state),
    overdue: createOverdueQuery(state),
    watchedSeries: createWatchedSeriesQuery(state),
    usual: createUsualQuery(state),
    heard: createHeardQuery(state),
    dueNotices: createDueNoticesQuery(state),
    openFailures: createOpenFailuresQuery(state, page),
    toTell: createToTellQuery(state),
    tellings: createTellingsQuery(state, createJournalReading(journal)),
    rehearsal: createRehearsalQuery(state, journal),
    shift: createShiftQuery(state),
    notices: createNoticesQuery(state),
    blindWindows: createBlindWindowsQuery(state),
    heldJobs: createHeldJobsQuery(state, createJournalReading(journal)),
    ...createOutboxQueries(state, journal),
    smsOf: createSmsQuery(state, createJournalReading(journal)),
  }
}
export type Queries = ReturnType<typeof createQueries>
