import type { SourceConnection } from '../../contract/connection.ts'
import type { Health, Link } from '../../contract/health.ts'
import { say } from '../../contract/speech/say.ts'
import type { HealthFacts } from './facts.ts'
import { checking, type Finding, linkOf, type Place, unused } from './finding.ts'
import { databaseFinding } from './keeping.ts'
import { authenticityFinding } from './proof.ts'
import { notificationsFinding, rulesFinding } from './telling.ts'
import { addressFinding, receiverFinding, registrationFinding, tunnelFinding } from './way-in.ts'

/**
 * Judges each link of the way from Hover to a person, in its order. A link that cannot be judged because of one that is
 * broken is `checking`, never blamed; what stands on its own, such as the database, is judged whatever else is broken.
 */
export function diagnose(facts: HealthFacts): Health {
  const { connection, rules, reach, engine } = facts
  const { sources } = connection
  const link = (place: Place, finding: Finding): Link => linkOf(place, finding, facts)
  const registrations = sources
    .filter(({ kind }) => kind === 'hover-org')
    .map(source => link(placeOf('registration', source), registrationFinding(facts, source)))
  const proofs = sources.map(source => link(placeOf('authenticity', source), authenticityFinding(facts, source)))
  const links: readonly Link[] = [
    ...(registrations.length > 0 ? registrations : [link(shared.registration, unused(noOrganization))]),
    link(shared.tunnel, tunnelFinding(facts)),
    link(shared['public-address'], addressFinding(facts)),
    link(shared.receiver, receiverFinding(facts)),
    ...(proofs.length > 0 ? proofs : [link(shared.authenticity, unused(noSource))]),
    link(shared.database, engine === 'silent' ? checking(unheard) : databaseFinding(facts)),
    link(shared.rules, sources.length === 0 ? unused(noSource) : rulesFinding(rules, sources)),
    link(shared.notifications, notificationsFinding(reach, engine)),
  ]
  return { at: facts.at, links, broken: firstBroken(links)?.name ?? null }
}

/** The break that explains what follows it; null when all hold. */
export function firstBroken(links: readonly Link[]): Extract<Link, { readonly state: 'broken' }> | null {
  return links.find(link => link.state === 'broken') ?? null
}

const noOrganization = say(
  'link.no-organization',
  'There is no Hover organization. USSD apps are registered in Hover’s dashboard.',
)
const unheard = say('link.unheard', 'This cannot be judged while the running app does not answer.')
const noSource = say('link.no-source', 'There is no source yet.')

const shared = {
  registration: { name: 'registration', sourceId: null, label: say('link.registration', 'Registration') },
  tunnel: { name: 'tunnel', sourceId: null, label: say('link.tunnel', 'Tunnel') },
  'public-address': { name: 'public-address', sourceId: null, label: say('link.public-address', 'Public address') },
  receiver: { name: 'receiver', sourceId: null, label: say('link.receiver', 'Receiver') },
  authenticity: { name: 'authenticity', sourceId: null, label: say('link.authenticity', 'Proof of origin') },
  database: { name: 'database', sourceId: null, label: say('link.database', 'Database') },
  rules: { name: 'rules', sourceId: null, label: say('link.rules', 'Rules') },
  notifications: { name: 'notifications', sourceId: null, label: say('link.notifications', 'Notifications') },
} as const satisfies Readonly<Record<Exclude<Link['name'], 'engine'>, Place>>

function placeOf(name: 'registration' | 'authenticity', { sourceId, name: sourceName }: SourceConnection): Place {
  const label =
    name === 'registration'
      ? say('link.registration-of', 'Registration of {source}', { source: sourceName })
      : say('link.authenticity-of', 'Proof of origin of {source}', { source: sourceName })
  return { name, sourceId, label }
}

/** Whether people have to be told: the times at which a link was seen to hold pass all the time. */
export function isSameHealth(a: Health, b: Health): boolean {
  return fingerprint(a) === fingerprint(b)
}

function fingerprint({ links }: Health): string {
  return JSON.stringify(links.map(({ lastGoodAt: _, ...rest }) => rest))
}
