import { FailureText } from '../../parts/failure-text.tsx'
import { usePick } from '../../state/use-store.ts'
import { destinationWords } from '../../words/destinations.ts'
import { Section } from '../settings/section.tsx'
import { DestinationItem } from './destination-item.tsx'
import { useDestinations } from './use-destinations.ts'

const said = destinationWords

/** Where everything that is received is sent on to, and how far each is behind. */
export function DestinationsSection() {
  const { loaded, now, renew } = useDestinations()
  if (loaded === null) return null
  return (
    <Section title={said.title} hint={said.hint}>
      {'failure' in loaded && <FailureText sentence={`${said.failed}. ${loaded.failure}`} />}
      {'known' in loaded && loaded.known.length === 0 && (
        <p className="section-row muted">
          {said.none} <code>hover-tray destinations add --help</code>
        </p>
      )}
      {'known' in loaded && loaded.known.length > 0 && (
        <ul className="destinations">
          {loaded.known.map(one => (
            <DestinationItem key={one.id} destination={one} now={now} onReleased={() => void renew()} />
          ))}
        </ul>
      )}
    </Section>
  )
}

/** The same where only those who have any should see it. */
export function DestinationsIfAny() {
  const hasAny = usePick(state => (state.app?.settings.destinations.length ?? 0) > 0)
  return hasAny ? <DestinationsSection /> : null
}
