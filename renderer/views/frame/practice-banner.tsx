import { FlaskConical, LogOut, Play } from 'lucide-react'
import { FailureText } from '../../parts/failure-text.tsx'
import { useElsewhere } from '../../state/elsewhere.ts'
import { useAct } from '../../state/use-store.ts'
import { words } from '../../words/main.ts'

export function PracticeBanner() {
  const { busy, failure, act } = useAct()
  const isElsewhere = useElsewhere() !== null
  return (
    <div className="banner" role="note">
      <FlaskConical aria-hidden="true" />
      <span className="banner-text">{words.practice.banner}</span>
      <FailureText sentence={failure} />
      {!isElsewhere && (
        <>
          <button
            type="button"
            className="button small"
            disabled={busy}
            onClick={() => void act('practice.play', undefined)}
          >
            <Play aria-hidden="true" /> {words.practice.more}
          </button>
          <button
            type="button"
            className="button small quiet"
            disabled={busy}
            onClick={() => void act('practice.set', { on: false })}
          >
            <LogOut aria-hidden="true" /> {words.practice.leave}
          </button>
        </>
      )}
    </div>
  )
}
