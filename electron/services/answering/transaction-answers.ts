import type { Store } from '../store/store.ts'
import type { Answering } from './answers.ts'
import type { ProposeParser } from './propose-parser.ts'
import type { TransactionActs } from './transaction-acts.ts'

type TransactionQuestions =
  | 'transactions.contents'
  | 'transactions.reveal'
  | 'transactions.resolve'
  | 'transactions.reopen'
  | 'transactions.propose-parser'
  | 'quarantine.list'
  | 'quarantine.content'

interface Deps {
  readonly store: Pick<Store, 'contents' | 'quarantined' | 'quarantinedContent'>
  readonly acts: TransactionActs
  readonly proposeParser: ProposeParser
}

export function createTransactionAnswers({ store, acts, proposeParser }: Deps): Pick<Answering, TransactionQuestions> {
  return {
    'transactions.contents': async ({ id }) => ({ ok: true, value: await store.contents(id) }),
    'transactions.reveal': ({ id }) => acts.reveal(id),
    'transactions.resolve': ({ id, verdict, note }) => acts.resolve(id, { verdict, note }),
    'transactions.reopen': ({ id }) => acts.reopen(id),
    'quarantine.list': async () => ({ ok: true, value: await store.quarantined() }),
    'quarantine.content': async ({ seq, reveal }) =>
      reveal ? acts.revealQuarantined(seq) : { ok: true, value: await store.quarantinedContent(seq) },
    'transactions.propose-parser': ({ id }) => proposeParser(id),
  }
}
