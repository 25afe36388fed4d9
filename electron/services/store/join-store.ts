import { isDeepStrictEqual } from 'node:util'
import { stateFile } from './data-place.ts'
import type { ProjectionRules } from './journal/entries/projection-rules.ts'
import type { Journal } from './journal/journal.ts'
import type { Projection } from './projection/projection.ts'
import { unpackPage } from './queries/list/packed-page.ts'
import { copiedEntries } from './queries/outbox/known-copies.ts'
import type { Reader } from './reading/reader.ts'
import type { Store, StoreNews } from './store.ts'
import { createStoreHealth } from './store-health.ts'
import { makeTrouble, StoreError } from './trouble.ts'

interface Deps {
  readonly dataDir: string
  readonly rules: ProjectionRules
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** The store's threads, and who listens to them. */
interface Parts {
  readonly journal: Journal
  readonly projection: Projection
  readonly reader: Reader
  readonly listeners: Set<(news: StoreNews) => void>
  readonly troubled: Set<() => void>
  readonly deps: Deps
}

/** The store as its threads answer it together: the journal takes, the projector tells, the reader is asked. */
export function joinStore({ journal, projection, reader, listeners, troubled, deps }: Parts): Store {
  const headAtStart = journal.head()
  let rules = journal.rules

  /** Rejects when that cannot be done now: an answer from an older state would be taken for one of this moment. */
  const untilProjected = async (seq: number): Promise<void> => {
    if (await projection.settled(seq)) return
    throw new StoreError(projection.trouble() ?? makeTrouble('io', stateFile(deps.dataDir)))
  }

  /** While old entries are not all projected, something may seem due, or to wait, that was shown or taken long ago. */
  const unlessBehind = async <T>(ask: () => Promise<T>): Promise<T> => {
    await untilProjected(headAtStart)
    return ask()
  }

  /** Entries that follow fall under the rules that were set before them, also when the disk fails in between. */
  const setRules = (wanted: ProjectionRules): void => {
    if (isDeepStrictEqual(wanted, rules)) return
    rules = wanted
    journal.owe({ kind: 'act', at: deps.now(), act: { kind: 'rules-set', ...wanted } })
  }

  /** Of what came meanwhile nothing must be taken for new that is here already. */
  const caughtUp = (): Promise<void> => untilProjected(journal.head())

  const store: Store = {
    append: journal.append,
    appendCopies: asked => journal.appendTogether(copiedEntries(asked, deps.now())),
    owe: journal.owe,
    knownCopies: copies => caughtUp().then(() => reader.ask('knownCopies', copies)),
    copiedThrough: stream => caughtUp().then(() => reader.ask('copiedThrough', stream)),
    openIntake: journal.openIntake,
    closeIntake: journal.closeIntake,
    page: async request => unpackPage(await reader.ask('packedPage', request)),
    count: request => reader.ask('count', request),
    knownValues: () => reader.ask('knownValues'),
    sourceIds: () => reader.ask('sourceIds'),
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
    outgoing: asked => unlessBehind(() => reader.ask('outgoing', asked)),
    outboxFacts: () => reader.ask('outboxFacts'),
    smsOf: id => reader.ask('smsOf', id),
    dueNotices: () => unlessBehind(() => reader.ask('dueNotices')),
    notices: () => reader.ask('notices'),
    shift: span => reader.ask('shift', span),
    rehearsal: asked => reader.ask('rehearsal', asked),
    toTell: now => unlessBehind(() => reader.ask('toTell', now)),
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
    endWaiting: projection.endWaiting,
    close: async () => {
      await journal.close()
      await Promise.all([projection.close(), reader.close()])
    },
  }
  store.setRules(deps.rules)
  return store
}
