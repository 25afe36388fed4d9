import type { Translation } from '../../electron/contract/speech/catalogue.ts'
import { message } from '../../electron/contract/speech/message.ts'
import type {
  DeliveryLabel,
  Environment,
  Flag,
  Status,
  TransactionKind,
} from '../../electron/contract/transactions/transaction.ts'
import { spoken } from '../language/spoken.ts'
import type { ViewId } from '../state/saved-views.ts'
import { connection } from './connection.ts'
import { main as fr } from './french/main.ts'
import { main as pt } from './portuguese/main.ts'
import { main as sw } from './swahili/main.ts'

/*
 * Every word of the main views, by view; other topics have files of their own. Views hold no text of their own. To add
 * an entry, write it here in English (with `message` where something is filled in) and in each of the translations:
 * the types ask for them, and until they are there the English is shown.
 */

export const english = {
  app: {
    name: 'Hover Tray',
    loading: 'Loading…',
    lost: 'The app does not answer. Quit Hover Tray and start it again.',
    retry: 'Try again',
    copy: 'Copy',
    copied: 'Copied',
    close: 'Close',
    cancel: 'Cancel',
    working: 'One moment…',
  },
  when: {
    now: 'just now',
    soon: 'in a moment',
    days: message('{n} d', 'n'),
    hours: message('{n} h', 'n'),
    minutes: message('{n} min', 'n'),
    seconds: message('{n} s', 'n'),
  },
  size: {
    bytes: message('{count, plural, one {# byte} other {# bytes}}', 'count'),
    kilobytes: message('{n} KB', 'n'),
    megabytes: message('{n} MB', 'n'),
    gigabytes: message('{n} GB', 'n'),
    terabytes: message('{n} TB', 'n'),
  },
  sourceKind: { 'ussd-app': 'Hover USSD (usehover.com)', 'hover-org': 'Hover organization (hover.to)' },
  status: {
    pending: 'Pending',
    succeeded: 'Succeeded',
    failed: 'Failed',
    cancelled: 'Cancelled',
    unknown: 'Unknown',
  } satisfies Record<Status, string>,
  environment: {
    production: 'Production',
    debug: 'Debug',
    test: 'Test',
    manual: 'Manual',
    other: 'Other mode',
  } satisfies Record<Environment, string>,
  flag: {
    LATE: 'Late',
    REGRESSED: 'Went back',
    CHANGED_VERDICT: 'Verdict changed',
    CLOCK: 'Clock wrong',
    APP_MISMATCH: 'Other app',
    ID_MISMATCH: 'Ids disagree',
    UNUSUAL_SHAPE: 'Unusual',
    STUCK: 'Stuck',
    AMOUNT_MISMATCH: 'Amounts differ',
    CONFLICT: 'Conflict',
    MODEL_FAILED: 'Model failed',
    BASELINE: 'From before',
  } satisfies Record<Flag, string>,
  flagMeaning: {
    LATE: 'It was reported long after it happened. The phone was probably offline.',
    REGRESSED: 'A later delivery says pending again. The verdict is kept.',
    CHANGED_VERDICT: 'Hover has sent more than one verdict. The newest counts.',
    CLOCK: 'Its time lies in the future. A clock is probably wrong.',
    APP_MISMATCH: 'It names another app than this secret belonged to before.',
    ID_MISMATCH: 'It names its own id twice, and the two differ.',
    UNUSUAL_SHAPE: 'Part of the delivery did not look as documented.',
    STUCK: 'It has been pending for too long. Somebody should check it by hand.',
    AMOUNT_MISMATCH: 'The amount that was sent and the amount that was confirmed differ.',
    CONFLICT: 'Hover’s verdict and the one of a person here disagree.',
    MODEL_FAILED: 'At least one model of the job failed, whatever became of the job.',
    BASELINE: 'It was over before this app first looked. Nobody was told of it.',
  } satisfies Record<Flag, string>,
  kind: {
    ussd: 'USSD session',
    job: 'Job',
    model: 'Model',
    'capture-request': 'Capture request',
    inspection: 'Inspection',
    'change-request': 'Change request',
    document: 'Document',
    order: 'Order',
    'production-list': 'Production list',
    image: 'Image',
    lead: 'Lead',
    other: 'Event',
  } satisfies Record<TransactionKind, string>,
  rail: {
    label: 'Views',
    settings: 'Settings',
    quarantine: 'Quarantine',
    views: {
      all: 'All',
      attention: 'Needs attention',
      failed: 'Failed',
      pending: 'Pending',
      stuck: 'Stuck',
      late: 'Late',
      succeeded: 'Succeeded',
      cancelled: 'Cancelled',
    } satisfies Record<ViewId, string>,
  },
  list: {
    label: 'Transactions',
    fresh: message('{count, plural, one {# new} other {# new}}', 'count'),
    showFresh: message('Show {count, plural, one {# new transaction} other {# new transactions}}', 'count'),
    emptyTitle: 'Nothing here yet',
    emptyHint: 'The next transaction that Hover sends appears here by itself. Run an action in your app to see one.',
    emptyBroken: message('Nothing can arrive at the moment. {sentence}', 'sentence'),
    emptyPractice: 'The practice Hover will send some in a moment. Use Play more to send some now.',
    emptyView: 'No transaction has this status. Choose All to see the others.',
    emptyAttention: 'Nothing needs you. Failures, unknown verdicts, stuck ones and conflicts appear here.',
    emptyStuck: 'No transaction has been pending for too long.',
    emptyLate: 'No transaction was reported long after it happened.',
    noMatchTitle: 'Nothing matches',
    noMatchHint: 'No transaction fits all of it. Leave something out, or clear the query.',
    clearSearch: 'Clear the query',
    failedTitle: 'The list could not be loaded',
  },
  quarantine: {
    title: 'Quarantine',
    hint: 'These deliveries proved that they come from Hover, but this version cannot read them. They are kept as they came, and a version that understands them reads them again. If many come, update Hover Tray.',
    emptyTitle: 'The quarantine is empty',
    emptyHint: 'A delivery that comes from Hover but cannot be understood is kept here.',
    received: 'Received',
    number: message('Delivery {seq}', 'seq'),
    open: message('Show what delivery {seq} says', 'seq'),
    close: message('Hide what delivery {seq} says', 'seq'),
    text: 'What it says',
    empty: 'Of a USSD delivery its data is kept, and this one had none.',
    gone: 'Its text is gone, as the limits of the settings say, or the delivery itself is.',
    reveal: 'Show what is hidden',
    hide: 'Hide again',
    revealed: 'Nothing is hidden now. That it was shown is recorded.',
    masked: 'Numbers and names are hidden.',
    copy: 'Copy as shown',
    what: 'What to do',
    remedy: {
      'ussd-app':
        'Look whether a transaction is in it. If so, Hover has changed what it sends: update Hover Tray, or report it with the masked text. If not, something other than your app posts to this address.',
      'hover-org':
        'Hover has probably begun to send something new. Update Hover Tray: it then reads the delivery again by itself. Until then look at the job at Hover.',
    },
  },
  practice: {
    banner: 'Practice: these transactions are not real',
    more: 'Play more',
    leave: 'Leave practice',
  },
  firstRun: {
    title: 'See every Hover transaction as it happens',
    lead: 'Hover Tray receives what Hover sends, keeps it on this computer and tells you when a transaction fails.',
    practiceTitle: 'Try it with the practice Hover',
    practiceText: 'One click. No account and no internet. Made-up transactions arrive live, and some of them fail.',
    practiceButton: 'Start practice',
    ussdTitle: 'Connect Hover USSD',
    ussdText: 'usehover.com: mobile money and airtime in an Android app. You need the webhook secret of your app.',
    orgTitle: 'Connect a Hover organization',
    orgText: 'hover.to: property jobs and measurements. You need the client ID and secret of your integration.',
    privacy: 'Everything stays on this computer. There is no account and no telemetry.',
  },
  connection,
  announce: {
    failures: message(
      '{count, plural, one {A transaction failed: {latest}.} other {# transactions failed. The latest: {latest}.}}',
      'count',
      'latest',
    ),
  },
  delivery: {
    new: 'New',
    update: 'Update',
    stale: 'Older news',
    duplicate: 'Repeat',
  } satisfies Record<DeliveryLabel, string>,
} as const

export type MainWords = Translation<typeof english>
export const words = spoken(english, { fr, sw, pt })
