import { useEffect, useState } from 'react'
import type { RehearsalReport } from '../../../electron/contract/notices/rehearsal.ts'
import { ask } from '../../bridge.ts'
import type { WishedRules } from './use-rules.ts'

/** How long a person has to pause before it is worked out, in milliseconds. */
const pauseMs = 350

export type Rehearsed =
  | { readonly kind: 'waiting'; readonly before: RehearsalReport | null }
  | { readonly kind: 'done'; readonly report: RehearsalReport }
  | { readonly kind: 'failed'; readonly sentence: string }

/** What rules would have sent lately; asked for again when they change. Null: they cannot be rehearsed. */
export function useRehearsal(wished: WishedRules | null): Rehearsed {
  const [rehearsed, setRehearsed] = useState<Rehearsed>({ kind: 'waiting', before: null })
  const asked = JSON.stringify(wished)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` says what is in `wished`, which is made anew at each drawing.
  useEffect(() => {
    setRehearsed(now => ({ kind: 'waiting', before: now.kind === 'done' ? now.report : null }))
    if (wished === null) return
    let isWanted = true
    const timer = setTimeout(async () => {
      const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
      const reply = await ask('rules.rehearse', { wished, zone })
      if (!isWanted) return
      setRehearsed(
        reply.ok ? { kind: 'done', report: reply.value } : { kind: 'failed', sentence: reply.failure.sentence },
      )
    }, pauseMs)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [asked])
  return rehearsed
}
