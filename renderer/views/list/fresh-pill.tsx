import { ArrowUp } from 'lucide-react'
import { usePick } from '../../state/use-store.ts'
import { words } from '../../words/main.ts'
import { queryWords } from '../../words/query.ts'

/** New rows wait here while a person reads further down, or has paused the list. */
export function FreshPill({ onShow }: { readonly onShow: () => void }) {
  const waiting = usePick(state => state.list.waiting.length)
  // What a query finds is only known once it is asked again.
  const isOutdated = usePick(({ list }) => list.isOutdated && !list.following)
  if (waiting === 0 && !isOutdated) return null
  const [label, text] =
    waiting === 0 ? [queryWords.lookAgain, queryWords.news] : [words.list.showFresh(waiting), words.list.fresh(waiting)]
  return (
    <button type="button" className="fresh-pill" aria-label={label} onClick={onShow}>
      <ArrowUp aria-hidden="true" /> {text}
    </button>
  )
}
