import type { Answers, Asking, News, QuestionName, Reply } from '../../electron/contract/bridge/ipc.ts'
import type { Health } from '../../electron/contract/health.ts'
import type { Overview } from '../../electron/contract/transactions/overview.ts'
import type { TransactionDetail } from '../../electron/contract/transactions/transaction-detail.ts'
import { speak } from '../language/voice.ts'
import { createDataWriting } from './data-writing.ts'
import { createHands } from './hands.ts'
import { createListLoading } from './list-loading.ts'
import { type Dialog, initialState, type Place, type State } from './model.ts'
import { type OverviewChoice, questionOf } from './overview-choice.ts'
import { type Action, reduce } from './reduce.ts'
import { isTopHeld } from './reduce-list.ts'
import { createViewCounting } from './view-counting.ts'
import { changesTheDetail, changesTheList } from './what-changes.ts'

/** How long a changed row is marked, in milliseconds. */
const touchedMs = 1800
/** Above this many rows a list that follows the newest starts again from its first page. */
const maxFollowedRows = 2000

export interface StoreDeps {
  readonly ask: <Q extends QuestionName>(question: Q, input: Asking<Q>) => Promise<Reply<Answers[Q]>>
  readonly onNews: (listener: (news: News) => void) => () => void
  readonly later: (run: () => void, ms: number) => void
}

/** What the parts of the store work with. */
export interface StoreParts extends Omit<StoreDeps, 'onNews'> {
  readonly get: () => State
  readonly dispatch: (action: Action) => void
}

export type Store = ReturnType<typeof createStore>

/** The window's state and everything that changes it. */
export function createStore({ ask, onNews, later }: StoreDeps) {
  let state: State = initialState
  const listeners = new Set<() => void>()

  const dispatch = (action: Action): void => {
    state = reduce(state, action)
    // Before anybody draws: what is drawn reads its words then.
    if (state.app !== null) speak(state.app.settings.language, state.app.systemLanguages)
    for (const listener of listeners) listener()
  }

  const loadApp = async (): Promise<void> => {
    const reply = await ask('app.state', undefined)
    if (reply.ok) dispatch({ type: 'app-arrived', app: reply.value })
    else dispatch({ type: 'app-failed', sentence: reply.failure.sentence })
  }

  const parts = { ask, later, dispatch, get: () => state }
  const { loadPage, refreshSoon, ...more } = createListLoading(parts)
  const counting = createViewCounting(parts)

  const loadDetail = async (id: string): Promise<void> => {
    const reply = await ask('transactions.detail', { id })
    if (reply.ok) dispatch({ type: 'detail-arrived', id, value: reply.value })
    else dispatch({ type: 'detail-failed', id, sentence: reply.failure.sentence })
  }

  const loadQuarantine = async (): Promise<void> => {
    const reply = await ask('quarantine.list', undefined)
    if (reply.ok) dispatch({ type: 'quarantine-arrived', rows: reply.value })
  }

  // News of what was asked for may come while the answer is under way: then the answer is the older of the two.
  const loadHealth = async (isAfresh: boolean): Promise<Reply<Health>> => {
    const before = state.health
    const reply = await ask('health.check', { isAfresh })
    if (reply.ok && (state.health === before || reply.value.at >= (state.health?.at ?? ''))) {
      dispatch({ type: 'health-arrived', health: reply.value })
    }
    return reply
  }

  const loadBlindWindows = async (): Promise<void> => {
    const before = state.blindWindows
    const reply = await ask('blind-windows.list', undefined)
    if (reply.ok && state.blindWindows === before) dispatch({ type: 'blind-windows-arrived', windows: reply.value })
  }

  const loadRest = () => Promise.all([loadQuarantine(), loadHealth(false), loadBlindWindows(), counting.load()])

  const loadAnew = (): void => {
    void Promise.all([loadApp(), loadRest()])
    if (state.list.following) void loadPage(null)
    if (state.detail !== null) void loadDetail(state.detail.id)
  }

  const hear = (news: News): void => {
    // Which form mends a source is known once the sources are.
    if (news.kind === 'open-settings' && state.app === null) {
      void loadApp().then(() => dispatch({ type: 'news', news }))
      return
    }
    const before = state
    dispatch({ type: 'news', news })
    if (news.kind === 'quarantined') void loadQuarantine()
    if (news.kind === 'all-anew') loadAnew()
    counting.hear(news)
    if (news.kind === 'open-transaction') {
      void loadDetail(news.id)
      if (before.place.kind !== 'list') void loadPage(null)
    }
    if (news.kind !== 'transactions') return
    refreshSoon()
    const ids = news.rows.map(row => row.id)
    later(() => dispatch({ type: 'settled', ids }), touchedMs)
    if (state.detail !== null && ids.includes(state.detail.id)) void loadDetail(state.detail.id)
    if (state.list.following && !state.list.loading && state.list.rows.length > maxFollowedRows) void loadPage(null)
  }

  const follow = (): void => {
    const ids = state.list.waiting.map(row => row.id)
    const isAtHand = isTopHeld(state.list)
    dispatch({ type: 'followed' })
    later(() => dispatch({ type: 'settled', ids }), touchedMs)
    if (isAtHand) refreshSoon()
    else void loadPage(null)
  }

  return {
    get: (): State => state,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** Loads everything and follows the news until the returned function is called. */
    start(): () => void {
      const stop = onNews(hear)
      void Promise.all([loadApp(), loadPage(null), loadRest()])
      return stop
    },
    /** Looks at every link again, which takes some seconds. */
    checkHealth: () => loadHealth(true),
    /** Times at which links were seen to hold are no news: who shows them asks for them. */
    refreshHealth: () => loadHealth(false),
    reload: () => Promise.all([loadApp(), loadPage(null)]),
    go(place: Place): void {
      dispatch({ type: 'went', place })
      if (place.kind === 'list') void loadPage(null)
      if (place.kind === 'quarantine') void loadQuarantine()
    },
    /** Shows what a query finds among all transactions. */
    showQuery(text: string): void {
      dispatch({ type: 'went', place: { kind: 'list', view: 'all' }, search: text })
      void loadPage(null)
    },
    /** Looks in the present view; the text has to be a query that can be understood. */
    search(text: string): void {
      dispatch({ type: 'searched', search: text })
      void loadPage(null)
    },
    ...more,
    /** Tells which page is in sight, by the place behind which it begins: pages far from it may be let go. */
    sight(after: string | null): void {
      if (state.list.sight !== after) dispatch({ type: 'sighted', after })
    },
    follow,
    /** Switches following the newest on or off, until it is switched again. */
    toggleFollowing(): void {
      if (state.list.following) return dispatch({ type: 'paused' })
      dispatch({ type: 'resumed' })
      follow()
    },
    /** The sums of a choice from a moment (ISO 8601) on; they are not kept. */
    sumUp(choice: OverviewChoice, since: string): Promise<Reply<Overview>> {
      return ask('overview', questionOf(choice, since, Intl.DateTimeFormat().resolvedOptions().timeZone))
    },
    chooseOverview: (choice: OverviewChoice) => dispatch({ type: 'overview-chosen', choice }),
    scrolledAway: () => dispatch({ type: 'scrolled-away' }),
    open(id: string): void {
      dispatch({ type: 'opened', id })
      void loadDetail(id)
    },
    close: () => dispatch({ type: 'closed' }),
    ...createHands(parts),
    ...createDataWriting(parts),
    /** Shows what is hidden in the answer to a reveal. */
    reveal: (value: TransactionDetail) => dispatch({ type: 'revealed', value }),
    hide: () => dispatch({ type: 'hidden' }),
    show: (dialog: Dialog | null) => dispatch({ type: 'dialog', dialog }),
    /** Asks for something that changes the app, then draws the app as it is now. */
    async act<Q extends QuestionName>(question: Q, input: Asking<Q>): Promise<Reply<Answers[Q]>> {
      const reply = await ask(question, input)
      if (reply.ok) await loadApp()
      if (reply.ok && changesTheList.has(question)) await loadPage(null)
      if (reply.ok && question === 'views.set') void counting.load()
      if (reply.ok && changesTheDetail.has(question) && state.detail !== null) await loadDetail(state.detail.id)
      return reply
    },
  }
}
