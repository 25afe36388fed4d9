import { type RefObject, useLayoutEffect, useRef } from 'react'
import type { DataProgress } from '../../../../electron/contract/bridge/data.ts'
import { ActButton } from '../../../parts/act-button.tsx'
import { useAct, usePick } from '../../../state/use-store.ts'
import { dataWords } from '../../../words/data.ts'

const said = dataWords.copy

/** What gets the focus when the button that cancels goes. */
type Next = RefObject<HTMLButtonElement | null>

/** How far a file is that is being written, and the way to end that. */
export function Writing({ what, next }: Pick<DataProgress, 'what'> & { readonly next: Next }) {
  const progress = usePick(state => state.dataProgress)
  return progress?.what === what ? <Progress progress={progress} next={next} /> : null
}

function Progress({ progress, next }: { readonly progress: DataProgress; readonly next: Next }) {
  const { busy, act } = useAct()
  const cancel = useRef<HTMLButtonElement>(null)
  // A layout effect: what is taken out of the page has lost the focus by the time of another.
  useLayoutEffect(() => {
    const button = cancel.current
    return () => {
      if (button !== null && document.activeElement === button) next.current?.focus()
    }
  }, [next])
  const { what, percent } = progress
  return (
    <div className="buttons">
      <progress max={100} value={percent} aria-label={said.writing[what]} />
      <span className="hint">{what === 'backup' && percent === 100 ? said.checking : said.percent(percent)}</span>
      <ActButton
        ref={cancel}
        type="button"
        className="button small"
        busy={busy}
        onClick={() => void act('data.cancel', undefined)}
      >
        {said.cancelWriting}
      </ActButton>
    </div>
  )
}
