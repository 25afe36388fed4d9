import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import type { Answers, Asking, QuestionName } from '../../electron/contract/bridge/ipc.ts'
import type { State } from './model.ts'
import type { Store } from './store.ts'

export const StoreContext = createContext<Store | null>(null)

export function useStore(): Store {
  const store = useContext(StoreContext)
  if (store === null) throw new Error('There is no store above this view')
  return store
}

/** A part of the state; `pick` has to hand back the same value while nothing has changed. */
export function usePick<T>(pick: (state: State) => T): T {
  const store = useStore()
  return useSyncExternalStore(store.subscribe, () => pick(store.get()))
}

/** One act at a time: whether it runs, and the sentence of the last failure. */
export function useAct() {
  const store = useStore()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  async function act<Q extends QuestionName>(question: Q, input: Asking<Q>): Promise<Answers[Q] | undefined> {
    setBusy(true)
    setFailure(null)
    const reply = await store.act(question, input)
    setBusy(false)
    if (reply.ok) return reply.value
    setFailure(reply.failure.sentence)
    return undefined
  }
  return { busy, failure, act }
}

/** The time for relative words, refreshed three times a minute. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 20_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
