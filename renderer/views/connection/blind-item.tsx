import type { BlindWindow } from '../../../electron/contract/notices/blind-window.ts'
import { usePick } from '../../state/use-store.ts'
import { clockTime, exactTime, span, timeRange } from '../../when.ts'
import { healthWords } from '../../words/health.ts'
import { recoverySentence } from './blind-words.ts'

const said = healthWords.blind

/** One blind window of one source: when, how long, why, and what was found out afterwards. */
export function BlindItem({ window: { sourceId, cause, from, until, recovery }, now }: BlindItemProps) {
  const source = usePick(state => state.app?.settings.sources.find(one => one.id === sourceId))
  const exact = [from, ...(until === null ? [] : [until])].map(exactTime).join(' – ')
  return (
    <li className="blind-item">
      <p>
        <strong title={exact}>
          {until === null ? said.lasting(clockTime(from, now)) : timeRange(from, until, now)}
        </strong>{' '}
        <span className="muted">
          {span(from, until ?? now.toISOString())} · {source?.name ?? sourceId}
        </span>
      </p>
      <p>{until === null ? said.causeNow[cause] : said.causeLong[cause]}</p>
      <p className="hint">{recoverySentence(recovery)}</p>
    </li>
  )
}

interface BlindItemProps {
  readonly window: BlindWindow
  readonly now: Date
}
