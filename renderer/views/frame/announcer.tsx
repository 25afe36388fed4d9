import { useEffect, useState } from 'react'
import { usePick, useStore } from '../../state/use-store.ts'
import { words } from '../../words/main.ts'

/** How long failures are gathered before one sentence tells of them, in milliseconds. */
const gatherMs = 2000

/** Tells screen readers of new failures: politely, and many at once in one sentence. */
export function Announcer() {
  const store = useStore()
  const [told, setTold] = useState({ count: 0, sentence: '' })
  // Only whether there is something to tell: a timer that began anew with each failure would never end in a bad hour.
  const isDue = usePick(({ failures }) => failures.count > told.count)
  // Also after each sentence: what came while it was said leaves it due, and nothing else would begin the next.
  const toldSoFar = told.count
  useEffect(() => {
    if (!isDue || store.get().failures.count <= toldSoFar) return
    const timer = setTimeout(() => {
      const { count, latest } = store.get().failures
      if (latest === null) return
      setTold(before => ({ count, sentence: words.announce.failures(count - before.count, latest.title) }))
    }, gatherMs)
    return () => clearTimeout(timer)
  }, [isDue, toldSoFar, store])
  return (
    <div className="only-for-readers" role="status" aria-label={words.status.failed}>
      {/* A new element, because the same sentence as before would not be read out again. */}
      {told.sentence !== '' && <p key={told.count}>{told.sentence}</p>}
    </div>
  )
}
