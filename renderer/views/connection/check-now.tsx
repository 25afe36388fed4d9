import { RotateCw } from 'lucide-react'
import { useState } from 'react'
import type { Health } from '../../../electron/contract/health.ts'
import { told } from '../../language/told.ts'
import { FailureText } from '../../parts/failure-text.tsx'
import { When } from '../../parts/time.tsx'
import { useNow, usePick, useStore } from '../../state/use-store.ts'
import { healthWords } from '../../words/health.ts'
import { troubleOf } from './chain-of.ts'

const said = healthWords.check

/** Looks at every link again, and says what was found. */
export function CheckNow() {
  const store = useStore()
  const health = usePick(state => state.health)
  const now = useNow()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const check = async () => {
    setBusy(true)
    setFailure(null)
    const reply = await store.checkHealth()
    setBusy(false)
    if (!reply.ok) setFailure(reply.failure.sentence)
  }
  return (
    <div className="check-now" aria-busy={busy}>
      <button type="button" className="button" title={said.hint} disabled={busy} onClick={() => void check()}>
        <RotateCw className={busy ? 'turning' : undefined} aria-hidden="true" /> {busy ? said.busy : said.now}
      </button>
      <p className="muted">
        <span role="status">{busy ? said.busy : health === null ? said.unknown : found(health)}</span>{' '}
        {health !== null && !busy && (
          <>
            {said.looked} <When iso={health.at} now={now} />.
          </>
        )}
      </p>
      <FailureText sentence={failure} />
    </div>
  )
}

function found(health: Health): string {
  const trouble = troubleOf(health)
  if (trouble !== null) return said.broken(told(trouble.link.label, trouble.link.saidLabel))
  return health.links.some(link => link.state === 'checking') ? said.partlyKnown : said.allGood
}
