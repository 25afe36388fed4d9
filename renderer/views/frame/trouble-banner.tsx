import { Waypoints } from 'lucide-react'
import { told } from '../../language/told.ts'
import { SignIcon } from '../../parts/sign.tsx'
import { useElsewhere } from '../../state/elsewhere.ts'
import { useNow, usePick, useStore } from '../../state/use-store.ts'
import { clockTime } from '../../when.ts'
import { engineWords } from '../../words/engine.ts'
import { healthWords } from '../../words/health.ts'
import { troubleOf } from '../connection/chain-of.ts'
import { RepairView } from '../connection/repair.tsx'

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
        {link.name === 'engine' && <AsOf />}
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

/** Of when everything else in the window is. */
function AsOf() {
  const engine = useElsewhere()
  const now = useNow()
  const heardAt = engine?.link.kind === 'away' ? engine.link.heardAt : null
  return heardAt === null ? null : ` ${engineWords.asOf(clockTime(heardAt, now))}`
}
