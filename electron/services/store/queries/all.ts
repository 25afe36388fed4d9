import type { TransactionPage } from '../../../contract/transaction.ts'
import { maskingWith } from '../../../core/masking/masking.ts'
import type { Database } from '../database.ts'
import { createReplayableQuery } from '../exporting/replayable.ts'
import { createJournalReading } from '../journal/journal-reading.ts'
import { createDeviceAlias } from '../projection/device-alias.ts'
import { createBlindWindowsQuery } from './blind-windows.ts'
import { createChangesQuery } from './changes.ts'
import { createContentsQuery } from './contents.ts'
import { createCountQuery } from './count.ts'
import { createCounts } from './counts.ts'
import { createDetailQuery } from './detail.ts'
import { createDueNoticesQuery } from './due-notices.ts'
import { createHeardQuery } from './heard.ts'
import { createHeldJobsQuery } from './held-jobs.ts'
import { createCopiedThroughQuery, createKnownCopiesQuery } from './known-copies.ts'
import { createKnownValuesQuery } from './known-values.ts'
import { createLabelsQuery } from './labels.ts'
import { createNoticesQuery } from './notices.ts'
import { createOpenFailuresQuery } from './open-failures.ts'
import { createOutboxQueries } from './outbox.ts'
import { createOverdueQuery } from './overdue.ts'
import { createOverviewQuery } from './overview.ts'
import { unpackPage } from './packed-page.ts'
import { createPageQuery, type PageRequest } from './page.ts'
import { createProjectedQuery } from './projected.ts'
import { createQuarantinedQuery } from './quarantined.ts'
import { createQuarantinedContentQuery } from './quarantined-content.ts'
import { createRehearsalQuery } from './rehearsal.ts'
import { createShiftQuery } from './shift.ts'
import { createSingleDeliveryQuery } from './single-delivery.ts'
import { createSmsQuery } from './sms.ts'
import { createTellingsQuery } from './tellings.ts'
import { createToTellQuery } from './to-tell.ts'
import { createUsualQuery, createWatchedSeriesQuery } from './usual.ts'
import { createViewCountsQuery } from './views.ts'

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
    knownCopies: createKnownCopiesQuery(state, journal),
    copiedThrough: createCopiedThroughQuery(state),
    overview: createOverviewQuery(state),
    detail: createDetailQuery(state, createJournalReading(journal), masking),
    contents: createContentsQuery(state, createJournalReading(journal), masking),
    changes: createChangesQuery(state, createJournalReading(journal)),
    singleDelivery: createSingleDeliveryQuery(state, createJournalReading(journal), masking),
    replayable: createReplayableQuery(journal),
    counts: createCounts(state).statuses,
    projected: createProjectedQuery(state),
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
