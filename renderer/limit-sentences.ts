import type { RetentionPreview } from '../electron/contract/bridge/data.ts'
import type { RetentionSettings } from '../electron/contract/settings/settings.ts'
import { statuses } from '../electron/contract/transactions/transaction.ts'
import { size } from './sizes.ts'
import { calendarDay, list } from './when.ts'
import { dataWords } from './words/data.ts'
import { words } from './words/main.ts'

/** What limits mean, a sentence for each. */
export function limitSentences(limits: RetentionSettings): readonly string[] {
  const { trimAfterDays, maxAgeDays, maxTransactions, maxBytes } = limits
  const said = dataWords.limits
  const sentences = [
    trimAfterDays !== null && said.trim(trimAfterDays),
    maxAgeDays !== null && said.age(maxAgeDays),
    ...(trimAfterDays === null && maxAgeDays === null ? [] : longerSentences(limits)),
    maxTransactions !== null && said.most(maxTransactions),
    maxBytes !== null && said.largest(size(maxBytes)),
  ].filter(sentence => sentence !== false)
  return sentences.length === 0 ? [said.none] : sentences
}

function longerSentences({ keepLongerDays }: RetentionSettings): readonly string[] {
  return statuses.flatMap(status => {
    const longer = keepLongerDays[status]
    return longer === undefined ? [] : [dataWords.limits.longer(words.status[status], longer)]
  })
}

/** What would go now: how many, of which status, and from when; of how many others the texts; and what cannot be met. */
export function previewSentences(preview: RetentionPreview): readonly string[] {
  const { texts, leastBytes } = preview
  const said = dataWords.preview
  return [
    wholeSentence(preview),
    ...(texts === 0 ? [] : [said.texts(texts)]),
    ...(leastBytes === null ? [] : [said.least(size(leastBytes))]),
  ]
}

function wholeSentence(preview: RetentionPreview): string {
  const { transactions, bytes, oldest, newest, byStatus } = preview
  const said = dataWords.preview
  if (transactions === 0) return said.none
  const kinds = list(
    statuses.flatMap(status => {
      const amount = byStatus[status] ?? 0
      return amount === 0 ? [] : [said.part[status](amount)]
    }),
  )
  const days = oldest === null || newest === null ? null : ([calendarDay(oldest), calendarDay(newest)] as const)
  return `${whatGoes(transactions, kinds, days)} ${said.space(size(bytes))}`
}

function whatGoes(transactions: number, kinds: string, days: readonly [string, string] | null): string {
  const said = dataWords.preview
  if (days === null) return said.goes(transactions, kinds)
  const [first, last] = days
  return first === last ? said.goesOn(transactions, kinds, first) : said.goesBetween(transactions, kinds, first, last)
}
