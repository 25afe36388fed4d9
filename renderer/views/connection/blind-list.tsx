import { useState } from 'react'
import { useNow, usePick } from '../../state/use-store.ts'
import { healthWords } from '../../words/health.ts'
import { Section } from '../settings/section.tsx'
import { BlindItem } from './blind-item.tsx'

const said = healthWords.blind
/** How many are shown before somebody asks for the others. */
const shownFirst = 10

/** The known times in which nothing could arrive, newest first. */
export function BlindList() {
  const windows = usePick(state => state.blindWindows)
  const now = useNow()
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? windows : windows.slice(0, shownFirst)
  return (
    <Section title={said.title} hint={said.hint}>
      {windows.length === 0 && <p className="muted section-row">{said.none}</p>}
      {windows.length > 0 && (
        <ul className="blind-list">
          {shown.map(window => (
            <BlindItem key={window.id} window={window} now={now} />
          ))}
        </ul>
      )}
      {shown.length < windows.length && (
        <div className="section-row">
          <button type="button" className="button small" onClick={() => setWhole(true)}>
            {said.more(windows.length - shown.length)}
          </button>
        </div>
      )}
    </Section>
  )
}
