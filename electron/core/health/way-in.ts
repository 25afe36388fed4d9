import type { HoverLook, SourceConnection, TunnelState } from '../../contract/connection.ts'
import { say, type Told, together } from '../../contract/speech/say.ts'
import { describeProblem } from '../problem.ts'
import type { HealthFacts } from './facts.ts'
import { act, checking, type Finding, good, outside, unused } from './finding.ts'
import { brokenBy } from './problem-repair.ts'

/** Sources that something outside this machine has to reach. */
const distant = ({ connection }: HealthFacts): readonly SourceConnection[] =>
  connection.sources.filter(({ practice }) => !practice)

const nobody = { sourceId: null, retryAt: null }

/** The receiver on this machine. */
export function receiverFinding({ engine, connection: { receiver } }: HealthFacts): Finding {
  if (engine === 'silent') return notAnswering
  if (receiver.kind === 'down') return brokenBy(receiver.problem, nobody)
  if (engine === 'stopped') return notRunning
  if (receiver.kind === 'listening')
    return good(
      say('link.receiver-listens', 'The receiver listens on port {port} of this machine.', { port: receiver.port }),
    )
  return checking(say('link.receiver-opening', 'The receiver is being opened.'))
}

const notRunning: Finding = {
  state: 'broken',
  ...say(
    'link.not-running',
    'Hover Tray does not run, so nothing is received. Start the app, or run: hover-tray serve',
  ),
  code: 'not-running',
  repair: outside,
}

const notAnswering: Finding = {
  state: 'broken',
  ...say(
    'link.not-answering',
    'Hover Tray runs but does not answer, or is of another version. Quit it, by force if need be, and start it again.',
  ),
  code: 'not-answering',
  repair: outside,
}

/** The way from the internet to the receiver. */
export function tunnelFinding(facts: HealthFacts): Finding {
  const { connection, tunnel: choice } = facts
  const { tunnel } = connection
  const sources = distant(facts)
  if (sources.length === 0)
    return unused(
      connection.sources.length === 0
        ? say('link.no-source', 'There is no source yet.')
        : say('link.practice-needs-no-tunnel', 'Practice needs no tunnel.'),
    )
  const cutOff = sources.find(({ state }) => state.kind === 'down' && state.problem.code === 'needs-public-url')
  if (cutOff?.state.kind === 'down') return brokenBy(cutOff.state.problem, nobody)
  if (choice === 'loopback' && tunnel.kind !== 'down')
    return unused(say('link.loopback', 'Only senders on this machine are let in: no tunnel is set.'))
  if (connection.receiver.kind !== 'listening') return checking(afterReceiver)
  switch (tunnel.kind) {
    case 'off':
    case 'opening':
      return checking(say('link.tunnel-opening', 'The tunnel is being opened.'))
    case 'online':
      return good(
        choice === 'manual'
          ? say('link.own-address', 'Your own public address is set.')
          : say('link.tunnel-open', 'The tunnel is open.'),
      )
    case 'down':
      if (isAboutAddress(tunnel))
        return checking(say('link.tunnel-anew', 'The tunnel is opened anew, because its address leads nowhere.'))
      return brokenBy(tunnel.problem, { sourceId: null, retryAt: tunnel.retryAt })
  }
}

/** A tunnel that was given up because of its address: then the address is what is broken. */
function isAboutAddress({ problem }: Extract<TunnelState, { readonly kind: 'down' }>): boolean {
  return problem.code === 'address-unreachable' || problem.code === 'address-elsewhere'
}

/** Whether the public address was seen to lead here. */
export function addressFinding(facts: HealthFacts): Finding {
  const { address, receiver, tunnel } = facts.connection
  const before = tunnelFinding(facts)
  if (before.state === 'unused')
    return unused(say('link.no-address', 'There is no public address, and none is needed.'))
  if (receiver.kind !== 'listening') return checking(afterReceiver)
  if (tunnel.kind === 'down' && isAboutAddress(tunnel))
    return brokenBy(tunnel.problem, { sourceId: null, retryAt: tunnel.retryAt })
  if (before.state !== 'good') return checking(afterTunnel)
  switch (address.kind) {
    case 'unchecked':
      return checking(say('link.address-checking', 'The public address is being looked at.'))
    case 'reached':
      return good(say('link.address-reached', 'The public address leads to this app.'), address.at)
    case 'down':
      return brokenBy(address.problem, { sourceId: null, retryAt: address.retryAt })
  }
}

/** What keeps deliveries of a source from arriving at all, whatever the source itself says; null when nothing does. */
export function obstacleBefore(facts: HealthFacts, { practice }: SourceConnection): Told | null {
  if (receiverFinding(facts).state !== 'good') return afterReceiver
  if (practice) return null
  const tunnel = tunnelFinding(facts)
  if (tunnel.state === 'broken' || tunnel.state === 'checking') return afterTunnel
  return addressFinding(facts).state === 'broken'
    ? say('link.after-address', 'This cannot be judged while the public address does not lead here.')
    : null
}

/** A Hover organization's webhook, as the supervisor and Hover's own list have it. */
export function registrationFinding(facts: HealthFacts, source: SourceConnection): Finding {
  const { state, hoverView, sourceId } = source
  if (state.kind === 'down') {
    const obstacle = obstacleBefore(facts, source)
    // What is wrong with the sign-in is so whatever else is broken; the rest follows from the first break.
    if (obstacle !== null && !isOfTheSource.has(state.problem.code)) return checking(obstacle)
    return brokenBy(state.problem, { sourceId, retryAt: state.retryAt })
  }
  const obstacle = obstacleBefore(facts, source)
  if (state.kind !== 'live') return checking(obstacle ?? underWay[state.kind])
  if (hoverView === null) return good(say('link.hover-took', 'Hover took the webhook.'))
  const { look, verifiedAt, lastError, seenAt } = hoverView
  if (look.kind === 'waiting')
    return checking(say('link.hover-asked', 'Hover is being asked how it lists the webhook.'))
  if (look.kind === 'failed') return unseen(look, sourceId, obstacle === null)
  if (verifiedAt === null) return unverified(sourceId)
  if (lastError === null)
    return good(say('link.hover-lists', 'Hover lists the webhook as verified.'), seenAt ?? undefined)
  return good(
    say('link.hover-lists-error', 'Hover lists the webhook as verified, and noted an error of an earlier delivery.'),
    seenAt ?? undefined,
  )
}

/** The webhook was verified, and whether it still is cannot be seen: what Hover posts is let in all the same. */
function unseen(look: FailedLook, sourceId: string, isOpen: boolean): Finding {
  const problem = describeProblem(look.code)
  const also = isOpen ? [meanwhile] : []
  if (!look.isCertain) return checking(together(lookFailed, ...also))
  const sentence = [problem.sentence, ...also.map(told => told.sentence)].join(' ')
  return brokenBy({ ...problem, sentence }, { sourceId, retryAt: null }, together(...also).said)
}

const meanwhile = say('link.meanwhile', 'Deliveries are still let in meanwhile.')
const lookFailed = say(
  'link.look-failed',
  'The last look at Hover’s list of webhooks failed, and is repeated within a minute.',
)

type FailedLook = Extract<HoverLook, { readonly kind: 'failed' }>

const unverified = (sourceId: string): Finding => ({
  state: 'broken',
  ...say(
    'link.not-verified',
    'Hover lists the webhook as not verified, and sends nothing. Press Retry, and Hover is asked for a new code.',
  ),
  code: 'not-verified',
  repair: act('retry', sourceId),
})

const isOfTheSource: ReadonlySet<string> = new Set([
  'needs-connecting',
  'needs-secret',
  'secret-unreadable',
  'sign-in-unreadable',
  'hover-unreachable',
  'hover-unauthorized',
  'hover-forbidden',
  'hover-refused',
  'hover-rate-limited',
  'hover-failed',
  'not-saved',
])

const underWay = {
  idle: say('link.under-way-idle', 'The registration has not begun yet.'),
  opening: say('link.under-way-opening', 'The registration waits for the public address.'),
  registering: say('link.under-way-registering', 'Hover is being asked to register the webhook.'),
  'awaiting-code': say('link.under-way-awaiting-code', 'Hover’s verification code is awaited.'),
  verifying: say('link.under-way-verifying', 'Hover’s verification code is being confirmed.'),
} as const

const afterReceiver = say('link.after-receiver', 'This cannot be judged while the receiver is not open.')
const afterTunnel = say('link.after-tunnel', 'This cannot be judged while the tunnel is not open.')
