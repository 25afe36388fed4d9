import { useEffect, useState } from 'react'
import type { ShiftReport } from '../../../electron/contract/notices/shift-report.ts'
import { ask } from '../../bridge.ts'

export const sinceChoices = ['seen', '8h', '24h', '7d', 'own'] as const
export type SinceChoice = (typeof sinceChoices)[number]

const hourMs = 3_600_000
const lengths = { '8h': 8 * hourMs, '24h': 24 * hourMs, '7d': 7 * 24 * hourMs } as const

/** ISO 8601 in UTC; null for the time at which somebody last looked; undefined for none that is over. */
function sinceOf(choice: SinceChoice, ownTime: string, now: number): string | null | undefined {
  if (choice === 'seen') return null
  if (choice !== 'own') return new Date(now - lengths[choice]).toISOString()
  // Without a zone it is read as local time.
  const at = Date.parse(ownTime)
  return Number.isNaN(at) || at > now ? undefined : new Date(at).toISOString()
}

type Made =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'done'; readonly report: ShiftReport }
  | { readonly kind: 'failed'; readonly sentence: string }

/** The report since a choice; asked for again when the choice changes. */
export function useReport(choice: SinceChoice, ownTime: string): Made {
  const [made, setMade] = useState<Made>({ kind: 'waiting' })
  useEffect(() => {
    const since = sinceOf(choice, ownTime, Date.now())
    if (since === undefined) return
    let isWanted = true
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    void ask('report', { since, zone }).then(reply => {
      if (!isWanted) return
      setMade(reply.ok ? { kind: 'done', report: reply.value } : { kind: 'failed', sentence: reply.failure.sentence })
    })
    return () => {
      isWanted = false
    }
  }, [choice, ownTime])
  return made
}
