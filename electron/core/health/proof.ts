import type { SourceConnection } from '../../contract/connection.ts'
import { say, type Told, together } from '../../contract/speech/say.ts'
import { latestTelling, type RefusalCount, refusalHint } from '../refusal.ts'
import type { Evidence, HealthFacts } from './facts.ts'
import { act, checking, type Finding, good, linkKey, outside } from './finding.ts'
import { brokenBy } from './problem-repair.ts'
import { obstacleBefore } from './way-in.ts'

/** A clock that is off by more than this is told, although deliveries still come in. */
const oddSkewMs = 60_000

/** Whether the deliveries of a source can be proven to be Hover's. */
export function authenticityFinding(facts: HealthFacts, source: SourceConnection): Finding {
  const { sourceId, kind, state } = source
  const secret = facts.secrets.get(sourceId)
  if (secret === 'elsewhere')
    return checking(
      say('link.secret-elsewhere', 'Its secret is in the desktop’s keyring, which only the app can open.'),
    )
  if (secret === 'unreadable') return unreadable(source)
  // Of an organization these are about its sign-in, which is a part of the registration.
  if (kind === 'ussd-app' && state.kind === 'down' && isAboutSecret(state.problem.code))
    return brokenBy(state.problem, { sourceId, retryAt: null })
  const obstacle = obstacleBefore(facts, source)
  if (obstacle !== null) return checking(obstacle)
  const silence = silenceFinding(facts, source)
  const evidence = facts.evidence.get(sourceId)
  const refusals = evidence?.refusals ?? []
  const refused = latestTelling(refusals.filter(refusal => !isOfAnother(source, refusal)))
  if (refused !== null) return refusedFinding(source, refused)
  return silence ?? acceptedFinding(facts, source, evidence)
}

/**
 * As long as Hover lists our webhook as verified, what another one signs comes from a second registration of our address,
 * by another program: each event comes a second time, and the first is let in.
 */
function isOfAnother({ state, hoverView }: SourceConnection, { reason }: RefusalCount): boolean {
  return reason === 'unknown-webhook' && state.kind === 'live' && typeof hoverView?.verifiedAt === 'string'
}

const isAboutSecret = (code: string): boolean => code === 'needs-secret' || code === 'secret-unreadable'

/** Everything holds as far as this app can see, and yet nothing comes where there is normally traffic. */
function silenceFinding({ unusual, at }: HealthFacts, { sourceId }: SourceConnection): Finding | null {
  const found = unusual.find(one => one.topic === 'silence' && one.sourceId === sourceId && one.action === null)
  if (found === undefined) return null
  const told = say(
    'link.silent',
    'Nothing has come for {span}, which is not normal here. Look in Hover’s dashboard whether transactions run, and whether they are sent to this address.',
    { span: { spanMs: Date.parse(at) - found.since } },
  )
  return { state: 'broken', ...told, code: 'silent', repair: outside }
}

function acceptedFinding(
  { memory, unusual }: HealthFacts,
  { sourceId }: SourceConnection,
  evidence?: Evidence,
): Finding {
  const key = linkKey({ name: 'authenticity', sourceId })
  const seenAt = evidence?.acceptedAt ?? memory.get(key)?.lastGoodAt ?? null
  if (seenAt === null)
    return checking(say('link.nothing-yet', 'No delivery has come yet, so nothing could be proven so far.'))
  const skewMs = evidence?.skewMs ?? 0
  const isDoubled = evidence?.refusals.some(({ reason }) => reason === 'unknown-webhook') === true
  const told = [proven, ...(isDoubled ? [doubled] : []), ...(Math.abs(skewMs) < oddSkewMs ? [] : [skewed(skewMs)])]
  const odd = unusual.filter(one => one.sourceId === sourceId).length
  return good(together(...told, ...(odd === 0 ? [] : [unusualTold(odd)])), seenAt)
}

function refusedFinding({ sourceId, kind }: SourceConnection, { count, reason, skewMs }: RefusalCount): Finding {
  const many = say(
    'link.refused',
    '{count, plural, one {The last delivery was not let in.} other {The last # deliveries were not let in.}}',
    { count },
  )
  const unproven = say('link.unproven', 'Nothing proved that Hover sent them.')
  const told = together(many, refusalHint(reason, skewMs) ?? unproven)
  if (reason === 'stale') return { state: 'broken', ...told, code: 'clock-skew', repair: outside }
  const repair = act(kind === 'ussd-app' ? 'source-settings' : 'connect-source', sourceId)
  return { state: 'broken', ...told, code: reason, repair }
}

const unusualTold = (count: number): Told =>
  say(
    'link.unusual',
    '{count, plural, one {One action is silent or fails more than is normal.} other {# actions are silent or fail more than is normal.}}',
    { count },
  )

const proven = say('link.proven', 'The last delivery was proven to be Hover’s.')
const doubled = say('link.doubled', 'What another webhook at Hover sends to this address too is not let in.')

function skewed(skewMs: number): Told {
  const span = { spanMs: Math.abs(skewMs) }
  return skewMs > 0
    ? say(
        'link.skew-fast',
        'It came {span} after it was signed: this computer’s clock is fast, or the delivery was on its way for so long.',
        { span },
      )
    : say('link.skew-slow', 'It came {span} before it was signed: this computer’s clock is slow.', { span })
}

const unreadable = ({ sourceId, kind }: SourceConnection): Finding => ({
  state: 'broken',
  ...(kind === 'ussd-app'
    ? say('link.secret-unreadable', 'The stored secret cannot be read on this machine. Enter it again in the settings.')
    : say(
        'link.webhook-secret-unreadable',
        'The stored secret of the webhook cannot be read on this machine. Connect the organization again in the settings.',
      )),
  code: 'secret-unreadable',
  repair: act(kind === 'ussd-app' ? 'source-settings' : 'connect-source', sourceId),
})
