import { type RefObject, useEffect } from 'react'
import { usePick, useStore } from '../../state/use-store.ts'

interface Following {
  readonly scroller: RefObject<HTMLElement | null>
  /** In pixels. */
  readonly rowHeight: number
  readonly toTop: () => void
}

/**
 * New rows come in while the newest is in sight, and wait otherwise; whoever switches following on is taken to the newest.
 * Hands back what is to be called when the list was scrolled.
 */
export function useFollowing({ scroller, rowHeight, toTop }: Following): () => void {
  const store = useStore()
  const following = usePick(state => state.list.following)
  useEffect(() => {
    if (following) toTop()
  }, [following, toTop])
  return () => {
    const isAtTop = (scroller.current?.scrollTop ?? 0) < rowHeight / 2
    const { list } = store.get()
    if (isAtTop && !list.following && !list.isPaused) store.follow()
    if (!isAtTop && list.following) store.scrolledAway()
  }
}
