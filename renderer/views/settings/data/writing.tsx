import type { DataProgress } from '../../../../electron/contract/bridge/data.ts'
import { useAct, usePick } from '../../../state/use-store.ts'
import { dataWords } from '../../../words/data.ts'

const said = dataWords.copy

/** How far a file is that is being written, and the way to end that. */
export function Writing({ what }: Pick<DataProgress, 'what'>) {
  const progress = usePick(state => state.dataProgress)
  const { busy, act } = useAct()
  if (progress?.what !== what) return null
  const { percent } = progress
  return (
    <div className="buttons">
      <progress max={100} value={percent} aria-label={said.writing[what]} />
      <span className="hint">{what === 'backup' && percent === 100 ? said.checking : said.percent(percent)}</span>
      <button type="button" className="button small" disabled={busy} onClick={() => void act('data.cancel', undefined)}>
        {said.cancelWriting}
      </button>
    </div>
  )
}
