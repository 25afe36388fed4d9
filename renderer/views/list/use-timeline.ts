import { useMemo, useState } from 'react'
import { gapsOf } from '../../state/gaps.ts'
import { viewOf } from '../../state/reduce.ts'
import { type Timeline, timelineOf } from '../../state/timeline.ts'
import { usePick } from '../../state/use-store.ts'
import { dayOf } from '../../when.ts'

const none = [] as const

/** The list with its blind windows: in the view of everything only, because other views and searches leave rows out. */
export function useTimeline(): Timeline {
  const rows = usePick(state => state.list.rows)
  const pages = usePick(state => state.list.pages)
  const isWhole = usePick(state => state.list.next === null)
  const isEverything = usePick(state => viewOf(state) === 'all' && state.list.search.trim() === '')
  const following = usePick(state => state.list.following)
  const known = usePick(state => state.blindWindows)
  // Like new rows, what is new of them waits while a person reads further down: nothing moves under their eyes.
  const [held, setHeld] = useState(known)
  if (following && held !== known) setHeld(known)
  const windows = isEverything ? held : none
  return useMemo(
    () => timelineOf({ rows, windows, gaps: gapsOf(pages), isWhole, dayOf }),
    [rows, pages, windows, isWhole],
  )
}
