import type { Answering } from './answers.ts'
import type { ProposeParser } from './propose-parser.ts'
import type { TransactionActs } from './transaction-acts.ts'

type TransactionQuestions =
  | 'transactions.reveal'
  | 'transactions.resolve'
  | 'transactions.reopen'
  | 'transactions.propose-parser'

interface Deps {
  readonly acts: TransactionActs
  readonly proposeParser: ProposeParser
}

export function createTransactionAnswers({ acts, proposeParser }: Deps): Pick<Answering, TransactionQuestions> {
  return {
    'transactions.reveal': ({ id }) => acts.reveal(id),
    'transactions.resolve': ({ id, verdict, note }) => acts.resolve(id, verdict, note),
    'transactions.reopen': ({ id }) => acts.reopen(id),
    'transactions.propose-parser': ({ id }) => proposeParser(id),
  }
}
