import { useEffect, useState } from 'react'
import type { DeliveryContent, TransactionDetail } from '../../../electron/contract/transactions/transaction-detail.ts'
import { ask } from '../../bridge.ts'

export type Contents =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly sentence: string }
  | { readonly kind: 'there'; readonly list: readonly DeliveryContent[] }

/** What the deliveries say: as a reveal showed them, masked where they came after it. */
export function useContents(detail: TransactionDetail | null): Contents {
  const [answer, setAnswer] = useState<{ readonly id: string; readonly contents: Contents } | null>(null)
  const id = detail?.id ?? null
  const newest = detail?.received.at(-1)?.seq ?? null
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new delivery is the reason to ask again.
  useEffect(() => {
    if (id === null) return
    let isWanted = true
    void ask('transactions.contents', { id }).then(reply => {
      if (!isWanted) return
      const contents: Contents = reply.ok
        ? { kind: 'there', list: reply.value }
        : { kind: 'failed', sentence: reply.failure.sentence }
      setAnswer({ id, contents })
    })
    return () => {
      isWanted = false
    }
  }, [id, newest])
  const revealed = detail?.contents
  const masked: Contents = answer !== null && answer.id === id ? answer.contents : { kind: 'loading' }
  if (revealed === undefined) return masked
  if (masked.kind !== 'there') return { kind: 'there', list: revealed }
  return {
    kind: 'there',
    list: masked.list.map(content => revealed.find(({ seq }) => seq === content.seq) ?? content),
  }
}
