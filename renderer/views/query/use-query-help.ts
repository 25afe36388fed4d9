import { useEffect, useState } from 'react'
import type { QueryHelp } from '../../../electron/contract/transactions/query.ts'
import { ask } from '../../bridge.ts'
import { useStore } from '../../state/use-store.ts'

/** What a person is writing, and where. */
export interface Draft {
  readonly text: string
  readonly caret: number
}

/** Help, and the draft that it is for. */
export interface Helped extends Draft {
  readonly help: QueryHelp
}

/**
 * Asks for help with a query as it is written, and shows what it finds whenever it can be understood. A word that may yet
 * become a key, such as `stat`, is not looked for while it is being written.
 */
export function useQueryHelp({ text, caret }: Draft, isWriting: boolean): Helped | null {
  const store = useStore()
  const [helped, setHelped] = useState<Helped | null>(null)
  useEffect(() => {
    let isCurrent = true
    void ask('query.complete', { text, caret }).then(reply => {
      if (!isCurrent || !reply.ok) return
      setHelped({ text, caret, help: reply.value })
      const isKnown = store.get().list.search.trim() === text.trim()
      const mayWait = isWriting && mayBecomeKey(reply.value)
      if (reply.value.problems.length === 0 && !isKnown && !mayWait) store.search(text)
    })
    return () => {
      isCurrent = false
    }
  }, [text, caret, isWriting, store])
  return helped
}

function mayBecomeKey({ completions: { start, end, items } }: QueryHelp): boolean {
  return end > start && items.some(({ kind }) => kind === 'key')
}
