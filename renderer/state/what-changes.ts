import type { QuestionName } from '../../electron/contract/bridge/ipc.ts'

/** Acts that bring or take away whole sources of transactions. */
export const changesTheList: ReadonlySet<QuestionName> = new Set(['practice.set', 'sources.remove', 'import.text'])
/** Acts after which the open transaction reads otherwise. */
export const changesTheDetail: ReadonlySet<QuestionName> = new Set([
  'transactions.resolve',
  'transactions.reopen',
  'transactions.reveal',
  'categories.set',
])
