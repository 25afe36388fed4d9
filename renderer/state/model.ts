import type { AppState } from '../../electron/contract/bridge/app-state.ts'
import type { DataProgress } from '../../electron/contract/bridge/data.ts'
import type { Health } from '../../electron/contract/health.ts'
import type { BlindWindow } from '../../electron/contract/notices/blind-window.ts'
import type { ViewCount } from '../../electron/contract/transactions/query.ts'
import type { Mark, Quarantined, Transaction } from '../../electron/contract/transactions/transaction.ts'
import type { TransactionDetail } from '../../electron/contract/transactions/transaction-detail.ts'
import type { DataWriting } from './data-writing.ts'
import { firstHands, type Hands } from './hands.ts'
import { type DroppedPage, onePage, type Pages } from './list-pages.ts'
import { firstChoice, type OverviewChoice } from './overview-choice.ts'
import type { ViewId } from './saved-views.ts'

/** What the middle of the window shows. */
export type Place =
  | { readonly kind: 'list'; readonly view: ViewId }
  | { readonly kind: 'overview' }
  | { readonly kind: 'quarantine' }
  /** What happened since a time. */
  | { readonly kind: 'report' }
  | { readonly kind: 'connection' }
  /** The rules of notices. */
  | { readonly kind: 'notices' }
  /** `at`: the part that is brought into sight. */
  | { readonly kind: 'settings'; readonly at?: SettingsPart }

/** A part of the settings that something else can point to. */
export const settingsParts = [
  'engine',
  'sources',
  'tunnel',
  'categories',
  'notifications',
  'import',
  'where',
  'limits',
  'copies',
  'practice',
  'updates',
  'about',
  'diagnostics',
] as const
export type SettingsPart = (typeof settingsParts)[number] | `source-${string}`

/** The dialog on top of the window: one at a time. */
export type Dialog =
  | { readonly kind: 'add-ussd-app' }
  | { readonly kind: 'add-hover-org' }
  | { readonly kind: 'connect-hover-org'; readonly id: string }
  | { readonly kind: 'organization'; readonly id: string }
  | { readonly kind: 'renew-webhook'; readonly id: string }
  | { readonly kind: 'paste-url'; readonly id: string }
  | { readonly kind: 'remove-source'; readonly id: string }
  | { readonly kind: 'await-delivery'; readonly id: string }
  /** `isChecking`: on the way to the first delivery, to which it leads back. */
  | { readonly kind: 'rotate-secret'; readonly id: string; readonly isChecking?: boolean }
  /** An empty category asks for a new one. */
  | { readonly kind: 'edit-category'; readonly category: string }
  | { readonly kind: 'resolve'; readonly id: string }
  /** Null: a new one. */
  | { readonly kind: 'edit-rule'; readonly id: string | null }
  | { readonly kind: 'remove-rule'; readonly id: string }
  | { readonly kind: 'usual-rules' }
  | { readonly kind: 'edit-channel'; readonly id: string | null }
  | { readonly kind: 'remove-channel'; readonly id: string }
  /** Null: what the list shows becomes a new view. */
  | { readonly kind: 'saved-view'; readonly id: string | null; readonly query: string }
  | { readonly kind: 'palette' }
  | { readonly kind: 'export' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'diagnostics' }
  | { readonly kind: 'import'; readonly files: readonly File[] }

export type Marks = ReadonlyMap<string, readonly Mark[]>

export interface ListState extends Pages {
  /** The page that is in sight, by the place behind which it begins. */
  readonly sight: string | null
  /** The page that is being asked for again. */
  readonly refilling: DroppedPage | null
  /** New rows that are held back while a person reads further down. */
  readonly waiting: readonly Transaction[]
  /** More rows wait than are held: the list has to be asked for again to show them. */
  readonly isOverfull: boolean
  /** News that came since the last question for the first page: the answer may be older than them. */
  readonly since: readonly Transaction[]
  /** What is asked for, in the language of the query bar. */
  readonly search: string
  /** Whether `rows` answer what is asked for now. */
  readonly isAnswered: boolean
  /** News came of which only the database knows whether the query finds them. */
  readonly isOutdated: boolean
  /** What to highlight in a row, by its id. */
  readonly marks: Marks
  /** Hand this back to get the next page; null at the end. */
  readonly next: string | null
  readonly loading: boolean
  readonly failure: string | null
  /** True while the newest row is in sight: then new rows go in at once. */
  readonly following: boolean
  /** Somebody switched following off: new rows wait wherever the list is scrolled to. */
  readonly isPaused: boolean
  /** Number of the last question; answers to older ones are dropped. */
  readonly request: number
}

export interface DetailState {
  readonly id: string
  /** The list's row, so that there is something to show before the answer. */
  readonly row: Transaction | null
  readonly value: TransactionDetail | null
  /** The same with nothing hidden, from the moment somebody asked for it until it is closed or hidden. */
  readonly revealed: TransactionDetail | null
  readonly missing: boolean
  readonly failure: string | null
}

/** Failures that came in as news, for those who cannot see the list. */
export interface Failures {
  readonly count: number
  readonly latest: Transaction | null
}

/** Everything the window shows, as one value. */
export interface State {
  readonly app: AppState | null
  readonly failure: string | null
  readonly place: Place
  /** Null until the main process has looked for the first time. */
  readonly health: Health | null
  /** Newest first. */
  readonly blindWindows: readonly BlindWindow[]
  /** How far the export or backup is; null while none is being written. */
  readonly dataProgress: DataProgress | null
  /** Null: none was begun in this window, or nothing came of the last one. */
  readonly dataWriting: DataWriting | null
  readonly list: ListState
  readonly detail: DetailState | null
  readonly overview: OverviewChoice
  readonly quarantine: readonly Quarantined[]
  readonly viewCounts: readonly ViewCount[]
  /** Rows that changed a moment ago. */
  readonly touched: ReadonlySet<string>
  readonly failures: Failures
  readonly hands: Hands
  readonly dialog: Dialog | null
}

export const initialState: State = {
  app: null,
  failure: null,
  place: { kind: 'list', view: 'all' },
  health: null,
  blindWindows: [],
  dataProgress: null,
  dataWriting: null,
  list: {
    ...onePage([], null),
    sight: null,
    refilling: null,
    waiting: [],
    isOverfull: false,
    since: [],
    search: '',
    isAnswered: false,
    isOutdated: false,
    marks: new Map(),
    next: null,
    loading: true,
    failure: null,
    following: true,
    isPaused: false,
    request: 0,
  },
  detail: null,
  overview: firstChoice,
  quarantine: [],
  viewCounts: [],
  touched: new Set(),
  failures: { count: 0, latest: null },
  hands: firstHands,
  dialog: null,
}
