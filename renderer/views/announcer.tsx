import { useEffect, useRef, useState } from 'react'
import { usePick } from '../state/use-store.ts'
import { words } from '../words.ts'

/** How long failures are gathered before one sentence tells of them, in milliseconds. */
const gatherMs = 2000

/** Tells screen readers of new failures: politely, and many at once in one sentence. */
export function Announcer() {
  const failures = usePick(state => state.failures)
  const told = useRef(0)
  const [sentence, setSentence] = useState('')
  useEffect(() => {
    const { count, latest } = failures
    if (latest === null || count === told.current) return
    const timer = setTimeout(() => {
      setSentence(words.announce.failures(count - told.current, latest.title))
      told.current = count
    }, gatherMs)
    return () => clearTimeout(timer)
  }, [failures])
  return (
    <div className="only-for-readers" role="status" aria-label={words.status.failed}>
      {sentence}
    </div>
  )
}
