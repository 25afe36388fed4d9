import { useCallback, useEffect, useState } from 'react'
import type { PracticeState } from '../../../electron/contract/practice.ts'
import { ask } from '../../bridge.ts'

const everyMs = 1_000

/** How the practice Hover is; null while it does not run. Asked for every second while somebody looks. */
export function usePractice() {
  const [state, setState] = useState<PracticeState | null>(null)
  const renew = useCallback(async (isWanted: () => boolean = () => true) => {
    const reply = await ask('practice.state', undefined)
    if (isWanted() && reply.ok) setState(reply.value)
  }, [])
  useEffect(() => {
    let isThere = true
    const look = () => void renew(() => isThere)
    look()
    const timer = setInterval(look, everyMs)
    return () => {
      isThere = false
      clearInterval(timer)
    }
  }, [renew])
  return { state, renew: () => void renew() }
}
