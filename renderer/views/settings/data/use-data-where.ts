import { useEffect, useState } from 'react'
import type { DataWhere } from '../../../../electron/contract/bridge/data.ts'
import { ask } from '../../../bridge.ts'

/** What there is on the disk, as it was when the settings were opened. */
export function useDataWhere() {
  const [where, setWhere] = useState<DataWhere | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  useEffect(() => {
    let isGone = false
    void ask('data.where', undefined).then(reply => {
      if (isGone) return
      if (reply.ok) setWhere(reply.value)
      else setFailure(reply.failure.sentence)
    })
    return () => {
      isGone = true
    }
  }, [])
  return { where, failure }
}
