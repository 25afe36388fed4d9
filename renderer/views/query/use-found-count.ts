import { useEffect, useState } from 'react'
import type { Reply } from '../../../electron/contract/bridge/ipc.ts'
import type { CountStep } from '../../../electron/contract/transactions/query.ts'
import { ask } from '../../bridge.ts'

interface FoundCount {
  readonly transactions: number
  readonly isWhole: boolean
  /** The sentence of what went wrong. */
  readonly failure: string | null
}

const nothingYet: FoundCount = { transactions: 0, isWhole: false, failure: null }

/** Counts what a query finds, step by step, so that nobody else waits for it. Null: there is nothing to count. */
export function useFoundCount(query: string | null, zone: string): FoundCount {
  const [found, setFound] = useState(nothingYet)
  useEffect(() => {
    let isCurrent = true
    const count = async (): Promise<void> => {
      let transactions = 0
      let after: number | null = null
      do {
        const reply: Reply<CountStep> = await ask('transactions.count', { query: query ?? '', zone, after })
        if (!isCurrent) return
        if (!reply.ok) return setFound({ transactions, isWhole: false, failure: reply.failure.sentence })
        transactions += reply.value.transactions
        after = reply.value.next
        setFound({ transactions, isWhole: after === null, failure: null })
      } while (after !== null)
    }
    setFound(nothingYet)
    if (query !== null) void count()
    return () => {
      isCurrent = false
    }
  }, [query, zone])
  return found
}
