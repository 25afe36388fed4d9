import type { RetentionPreview } from '../electron/contract/data.ts'
import type { RetentionSettings } from '../electron/contract/settings.ts'
import { type Status, statuses } from '../electron/contract/transaction.ts'
import { size } from './sizes.ts'
import { calendarDay, count } from './when.ts'
import { words } from './words.ts'

/** The words of the settings about the data as a whole. */
export const dataWords = {
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
    copies: (files: number, bytes: number) =>
      `${files === 1 ? '1 copy' : `${count(files)} copies`} from before changes, ${size(bytes)}`,
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
    save: 'Save limits',
    confirmTitle: 'Delete by these limits?',
    confirm: 'Save and delete',
    forGood:
      'Transactions begin to go within ten minutes, texts within six hours, both little by little. This cannot be undone. Make a backup first if you may want them back.',
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
    exported: (transactions: number, bytes: number) =>
      `${transactions === 1 ? '1 transaction' : `${count(transactions)} transactions`} written, ${size(bytes)}.`,
    backedUp: (bytes: number) => `Backup written and checked, ${size(bytes)}.`,
    showFile: 'Show file',
    writing: { export: 'Writing the export', backup: 'Writing the backup' },
    percent: (percent: number) => `${percent} %`,
    checking: 'Checking it…',
    cancelWriting: 'Cancel',
  },
} as const

const days = (amount: number): string => (amount === 1 ? 'a day' : `${count(amount)} days`)

/** What limits mean, a sentence for each. */
export function limitSentences(limits: RetentionSettings): readonly string[] {
  const { trimAfterDays, maxAgeDays, maxTransactions, maxBytes } = limits
  const sentences = [
    trimAfterDays !== null && `Texts go ${days(trimAfterDays)} after a transaction was last heard of.`,
    maxAgeDays !== null && `Transactions go ${days(maxAgeDays)} after they were last heard of.`,
    ...(trimAfterDays === null && maxAgeDays === null ? [] : longerSentences(limits)),
    maxTransactions !== null && `Of more than ${count(maxTransactions)} transactions, the oldest go.`,
    maxBytes !== null && `Beyond ${size(maxBytes)}, the oldest go.`,
  ].filter(sentence => sentence !== false)
  return sentences.length === 0 ? ['Everything is kept for ever.'] : sentences
}

function longerSentences({ keepLongerDays }: RetentionSettings): readonly string[] {
  return statuses.flatMap(status => {
    const longer = keepLongerDays[status]
    return longer === undefined ? [] : [`${words.status[status]} ones are kept whole ${days(longer)} longer.`]
  })
}

/** What would go now: how many, of which status, and from when; and of how many others the texts. */
export function previewSentences(preview: RetentionPreview): readonly string[] {
  const { texts } = preview
  const whole = preview.transactions === 0 ? 'No transaction would go now.' : wholeSentence(preview)
  if (texts === 0) return [whole]
  const many = texts === 1 ? '1 transaction that stays' : `up to ${count(texts)} transactions that stay`
  return [whole, `The texts of ${many} go.`]
}

function wholeSentence({ transactions, bytes, oldest, newest, byStatus }: RetentionPreview): string {
  const kinds = statuses.flatMap(status => partOf(status, byStatus[status] ?? 0)).join(', ')
  const range =
    oldest === null || newest === null
      ? ''
      : `, last heard of between ${calendarDay(oldest)} and ${calendarDay(newest)}`
  const many = transactions === 1 ? '1 transaction goes' : `${count(transactions)} transactions go`
  return `${many}: ${kinds}${range}. About ${size(bytes)} inside the databases can be used again.`
}

function partOf(status: Status, amount: number): readonly string[] {
  return amount === 0 ? [] : [`${count(amount)} ${words.status[status].toLowerCase()}`]
}
