import { ruledTopics } from '../../../electron/contract/settings/notice-rules.ts'
import { flags, statuses, transactionKinds } from '../../../electron/contract/transactions/transaction.ts'
import { words } from '../../words/main.ts'
import { rulesWords } from '../../words/rules.ts'

/** What a condition can be about, in the order in which people choose from it. */
export const rowKeys = [
  ...(['status', 'topic', 'was', 'source', 'kind', 'action', 'operator', 'country', 'category'] as const),
  ...(['env', 'amount', 'late', 'is', 'id', 'text'] as const),
]
export type RowKey = (typeof rowKeys)[number]

export function isRowKey(key: string): key is RowKey {
  return rowKeys.some(known => known === key)
}

const environments = ['production', 'debug', 'test', 'manual', 'other'] as const

/** The values of a key whose values are known from the start, with how they are called; none for the others. */
export function choicesOf(key: RowKey): readonly (readonly [string, string])[] {
  switch (key) {
    case 'status':
      return statuses.map(status => [status, words.status[status]])
    case 'was':
      return [...statuses.map(status => [status, words.status[status]] as const), ['new', rulesWords.unseen]]
    case 'topic':
      return ruledTopics.map(topic => [topic, rulesWords.topics[topic]])
    case 'kind':
      return transactionKinds.map(kind => [kind, words.kind[kind]])
    case 'env':
      return environments.map(environment => [environment, words.environment[environment]])
    case 'is':
      return [
        ['attention', rulesWords.marks.attention],
        ['resolved', rulesWords.marks.resolved],
        ...flags.map(flag => [flag.toLowerCase().replaceAll('_', '-'), words.flag[flag]] as const),
      ]
    default:
      return []
  }
}
