import type { Translation } from '../../electron/contract/speech/catalogue.ts'
import { message } from '../../electron/contract/speech/message.ts'
import { spoken } from '../language/spoken.ts'
import { data as fr } from './french/data.ts'
import { data as pt } from './portuguese/data.ts'
import { data as sw } from './swahili/data.ts'

/** The words of the settings about the data as a whole. */
export const english = {
  where: {
    title: 'Where your data is',
    hint: 'What was received is kept on this computer only.',
    folder: 'Folder',
    show: 'Show in file manager',
    copyPath: 'Copy path',
    transactions: 'Transactions',
    oldest: 'Oldest from',
    none: 'None yet',
    entries: 'Received ever',
    used: 'In use',
    onDisk: 'On the disk',
    files: 'Files',
    copies: message('{files, plural, one {# copy} other {# copies}} from before changes, {size}', 'files', 'size'),
    looking: 'Looking…',
  },
  retention: {
    title: 'How long it is kept',
    hint: 'Leave a field empty for no limit. What goes is gone for good; a backup keeps it.',
    trim: 'Delete texts after (days)',
    trimHint: 'The conversation, SMS and values go. The transaction and its history stay.',
    age: 'Delete transactions after (days)',
    ageHint: 'Counted from when they were last heard of.',
    failedLonger: 'Keep failed ones longer by (days)',
    failedLongerHint: 'Applies to both limits above.',
    most: 'Keep at most (transactions)',
    largest: 'Use at most (MB)',
    overHint: 'Beyond it, the oldest go, whatever their status.',
    meaning: 'What this means',
    invalid: 'Use whole numbers of at least 1, up to 36500 days.',
    tooLarge: message('Too large. {limit}: {most} at most.', 'limit', 'most'),
    save: 'Save limits',
    confirmTitle: 'Delete by these limits?',
    confirm: 'Save and delete',
    anywayTitle: 'Save a limit that cannot be met?',
    anyway: 'Save anyway',
    forGood:
      'Transactions begin to go within ten minutes, texts within six hours, both little by little. This cannot be undone. Make a backup first if you may want them back.',
  },
  limits: {
    trim: message(
      '{days, plural, one {Texts go a day after a transaction was last heard of.} other {Texts go # days after a transaction was last heard of.}}',
      'days',
    ),
    age: message(
      '{days, plural, one {Transactions go a day after they were last heard of.} other {Transactions go # days after they were last heard of.}}',
      'days',
    ),
    longer: message(
      '{status} ones are kept whole {days, plural, one {a day} other {# days}} longer.',
      'status',
      'days',
    ),
    most: message(
      '{count, plural, one {Of more than # transaction, the oldest go.} other {Of more than # transactions, the oldest go.}}',
      'count',
    ),
    largest: message('Beyond {size}, the oldest go.', 'size'),
    none: 'Everything is kept for ever.',
  },
  preview: {
    none: 'No transaction would go now.',
    goes: message(
      '{count, plural, one {# transaction goes: {kinds}.} other {# transactions go: {kinds}.}}',
      'count',
      'kinds',
    ),
    goesOn: message(
      '{count, plural, one {# transaction goes: {kinds}, last heard of on {day}.} other {# transactions go: {kinds}, last heard of on {day}.}}',
      'count',
      'kinds',
      'day',
    ),
    goesBetween: message(
      '{count, plural, one {# transaction goes: {kinds}, last heard of between {oldest} and {newest}.} other {# transactions go: {kinds}, last heard of between {oldest} and {newest}.}}',
      'count',
      'kinds',
      'oldest',
      'newest',
    ),
    space: message('About {size} inside the databases can be used again.', 'size'),
    texts: message(
      '{count, plural, one {The texts of # transaction that stays go.} other {The texts of up to # transactions that stay go.}}',
      'count',
    ),
    least: message(
      'The limit of size cannot be met: an empty store takes {size}. Nothing goes because of it; choose more.',
      'size',
    ),
    part: {
      pending: message('{count, plural, one {# pending} other {# pending}}', 'count'),
      succeeded: message('{count, plural, one {# succeeded} other {# succeeded}}', 'count'),
      failed: message('{count, plural, one {# failed} other {# failed}}', 'count'),
      cancelled: message('{count, plural, one {# cancelled} other {# cancelled}}', 'count'),
      unknown: message('{count, plural, one {# unknown} other {# unknown}}', 'count'),
    },
  },
  copy: {
    title: 'Take it along',
    hint: 'Files are written where you choose, readable by your user only.',
    query: 'Only what fits',
    queryHint: 'In the words of the query bar, for example status:failed since:30d. Empty: everything.',
    format: 'Format',
    formats: { csv: 'CSV, for spreadsheets', jsonl: 'JSON lines, for programs' },
    export: 'Export…',
    masked: 'Numbers, names and balances are masked.',
    backup: 'Make a backup…',
    backupHint:
      'Everything that was received, unmasked, and the settings. No secrets. Keep it as safe as this computer.',
    exported: message(
      '{transactions, plural, one {# transaction} other {# transactions}} written, {size}.',
      'transactions',
      'size',
    ),
    backedUp: message('Backup written and checked, {size}.', 'size'),
    showFile: 'Show file',
    writing: { export: 'Writing the export', backup: 'Writing the backup' },
    percent: message('{percent} %', 'percent'),
    checking: 'Checking it…',
    cancelWriting: 'Cancel',
  },
} as const

export type DataWords = Translation<typeof english>
export const dataWords = spoken(english, { fr, sw, pt })
