import type { Reply } from '../../contract/bridge/ipc.ts'
import type { CategoryMeaning } from '../../contract/settings/settings.ts'
import type { Verdict } from '../../contract/transactions/transaction.ts'
import type { QuarantinedContent, TransactionDetail } from '../../contract/transactions/transaction-detail.ts'
import type { Act } from '../store/journal/entries/act.ts'
import type { Store } from '../store/store.ts'

interface Deps {
  readonly store: Pick<Store, 'append' | 'detail' | 'contents' | 'quarantinedContent' | 'settled'>
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly categories: () => readonly CategoryMeaning[]
}

/** What a person came to. */
export interface Decision {
  readonly verdict: Verdict
  readonly note: string
  /** Who it was, where it came through the API; left out for whoever sits at this computer. */
  readonly by?: string
}

/** What people do about one transaction. All of it is in the journal before it counts. */
export interface TransactionActs {
  /** Shows what is masked, once it is recorded that it was shown. */
  reveal(id: string): Promise<Reply<TransactionDetail | null>>
  /** The same of an odd delivery, which belongs to no transaction. */
  revealQuarantined(seq: number): Promise<Reply<QuarantinedContent | null>>
  resolve(id: string, decision: Decision): Promise<Reply<null>>
  /** `by`: see a decision's. */
  reopen(id: string, by?: string): Promise<Reply<null>>
  /** Somebody sees to these notices. `by`: see a decision's. */
  acknowledge(noticeIds: readonly string[], by?: string): Promise<Reply<null>>
  /** Data leaves the app as it is stored. `query`: which, in the words of the query bar. */
  exported(format: string, query: string): Promise<Reply<null>>
}

export function createTransactionActs({ store, now, categories }: Deps): TransactionActs {
  /** Resolves with the id under which the transaction is stored, when the act is projected. */
  async function act(id: string, actOn: (transactionId: string) => Act): Promise<Reply<string>> {
    const found = await store.detail(id)
    if (found === null) return { ok: false, failure: { code: 'not-found', sentence: notFound } }
    const appended = await store.append({ kind: 'act', at: now(), act: actOn(found.id) })
    if (!appended.ok) return { ok: false, failure: { code: 'unavailable', sentence: notWritten } }
    await store.settled()
    return { ok: true, value: found.id }
  }

  return {
    async reveal(id) {
      const recorded = await act(id, transactionId => ({ kind: 'revealed', transactionId }))
      if (!recorded.ok) return recorded
      const [detail, contents] = await Promise.all([
        store.detail(recorded.value, { reveal: true, categories: categories() }),
        store.contents(recorded.value, { reveal: true }),
      ])
      return { ok: true, value: detail && { ...detail, contents } }
    },
    async revealQuarantined(seq) {
      const found = await store.quarantinedContent(seq)
      if (found === null) return { ok: true, value: null }
      // No transaction has such an id, so the act changes nothing: it is only kept.
      const done = { kind: 'revealed', transactionId: `quarantine/${seq}` } as const
      const appended = await store.append({ kind: 'act', at: now(), act: done })
      if (!appended.ok) return { ok: false, failure: { code: 'unavailable', sentence: notWritten } }
      return { ok: true, value: await store.quarantinedContent(seq, { reveal: true }) }
    },
    async resolve(id, decision) {
      const done = await act(id, transactionId => ({ kind: 'resolved', transactionId, ...decision }))
      return done.ok ? { ok: true, value: null } : done
    },
    async reopen(id, by) {
      const who = by === undefined ? {} : { by }
      const done = await act(id, transactionId => ({ kind: 'reopened', transactionId, ...who }))
      return done.ok ? { ok: true, value: null } : done
    },
    async acknowledge(noticeIds, by) {
      const at = now()
      const who = by === undefined ? {} : { by }
      const written = await Promise.all(
        noticeIds.map(noticeId =>
          store.append({ kind: 'act', at, act: { kind: 'notice-acknowledged', noticeId, ...who } }),
        ),
      )
      await store.settled()
      return written.every(({ ok }) => ok)
        ? { ok: true, value: null }
        : { ok: false, failure: { code: 'unavailable', sentence: notWritten } }
    },
    async exported(format, query) {
      const appended = await store.append({ kind: 'act', at: now(), act: { kind: 'exported', format, query } })
      return appended.ok
        ? { ok: true, value: null }
        : { ok: false, failure: { code: 'unavailable', sentence: notWritten } }
    },
  }
}

const notFound = 'There is no such transaction any more.'
const notWritten = 'It could not be written to the disk, so nothing was done. Free some space and try again.'
