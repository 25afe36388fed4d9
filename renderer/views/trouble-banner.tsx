import { Waypoints } from 'lucide-react'
import { told } from '../language/told.ts'
import { SignIcon } from '../parts/sign.tsx'
import { usePick, useStore } from '../state/use-store.ts'
import { healthWords } from '../words-health.ts'
import { troubleOf } from './connection/chain-of.ts'
import { RepairView } from './connection/repair.tsx'

const said = healthWords.trouble

/** The first broken link at the top of the window, in one sentence and with what mends it. */
export function TroubleBanner() {
  const store = useStore()
  const health = usePick(state => state.health)
  const isShown = usePick(state => state.place.kind === 'connection')
  const trouble = health === null ? null : troubleOf(health)
  if (trouble === null) return null
  const { link, others } = trouble
  return (
    <section className="trouble" aria-label={said.label}>
      <SignIcon sign="bad" />
      <p className="trouble-text" role="status">
        <strong>{told(link.label, link.saidLabel)}.</strong> {told(link.sentence, link.said)}{' '}
        {others > 0 && said.more(others)}
      </p>
      <RepairView key={`${link.name} ${link.sourceId}`} repair={link.repair} />
      {!isShown && (
        <button type="button" className="button small quiet" onClick={() => store.go({ kind: 'connection' })}>
          <Waypoints aria-hidden="true" /> {said.show}
        </button>
      )}
    </section>
  )
}
