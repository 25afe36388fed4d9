import type { HoverLook, SourceConnection, TunnelState } from '../../contract/connection.ts'
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
  if (receiver.kind === 'listening') return good(`The receiver listens on port ${receiver.port} of this machine.`)
  return checking('The receiver is being opened.')
}

const notRunning: Finding = {
  state: 'broken',
  sentence: 'Hover Tray does not run, so nothing is received. Start the app, or run: hover-tray serve',
  code: 'not-running',
  repair: outside,
}

const notAnswering: Finding = {
  state: 'broken',
  sentence:
    'Hover Tray runs but does not answer, or is of another version. Quit it, by force if need be, and start it again.',
  code: 'not-answering',
  repair: outside,
}

/** The way from the internet to the receiver. */
export function tunnelFinding(facts: HealthFacts): Finding {
  const { connection, tunnel: choice } = facts
  const { tunnel } = connection
  const sources = distant(facts)
  if (sources.length === 0)
    return unused(connection.sources.length === 0 ? 'There is no source yet.' : 'Practice needs no tunnel.')
  const cutOff = sources.find(({ state }) => state.kind === 'down' && state.problem.code === 'needs-public-url')
  if (cutOff?.state.kind === 'down') return brokenBy(cutOff.state.problem, nobody)
  if (choice === 'loopback' && tunnel.kind !== 'down')
    return unused('Only senders on this machine are let in: no tunnel is set.')
  if (connection.receiver.kind !== 'listening') return checking(afterReceiver)
  switch (tunnel.kind) {
    case 'off':
    case 'opening':
      return checking('The tunnel is being opened.')
    case 'online':
      return good(choice === 'manual' ? 'Your own public address is set.' : 'The tunnel is open.')
    case 'down':
      if (isAboutAddress(tunnel)) return checking('The tunnel is opened anew, because its address leads nowhere.')
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
  if (before.state === 'unused') return unused('There is no public address, and none is needed.')
  if (receiver.kind !== 'listening') return checking(afterReceiver)
  if (tunnel.kind === 'down' && isAboutAddress(tunnel))
    return brokenBy(tunnel.problem, { sourceId: null, retryAt: tunnel.retryAt })
  if (before.state !== 'good') return checking(afterTunnel)
  switch (address.kind) {
    case 'unchecked':
      return checking('The public address is being looked at.')
    case 'reached':
      return good('The public address leads to this app.', address.at)
    case 'down':
      return brokenBy(address.problem, { sourceId: null, retryAt: address.retryAt })
  }
}

/** What keeps deliveries of a source from arriving at all, whatever the source itself says; null when nothing does. */
export function obstacleBefore(facts: HealthFacts, { practice }: SourceConnection): string | null {
  if (receiverFinding(facts).state !== 'good') return afterReceiver
  if (practice) return null
  const tunnel = tunnelFinding(facts)
  if (tunnel.state === 'broken' || tunnel.state === 'checking') return afterTunnel
  return addressFinding(facts).state === 'broken'
    ? 'This cannot be judged while the public address does not lead here.'
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
  if (hoverView === null) return good('Hover took the webhook.')
  const { look, verifiedAt, lastError, seenAt } = hoverView
  if (look.kind === 'waiting') return checking('Hover is being asked how it lists the webhook.')
  if (look.kind === 'failed') return unseen(look, sourceId, obstacle === null)
  if (verifiedAt === null) return unverified(sourceId)
  if (lastError === null) return good('Hover lists the webhook as verified.', seenAt ?? undefined)
  return good('Hover lists the webhook as verified, and noted an error of an earlier delivery.', seenAt ?? undefined)
}

/** The webhook was verified, and whether it still is cannot be seen: what Hover posts is let in all the same. */
function unseen(look: FailedLook, sourceId: string, isOpen: boolean): Finding {
  const problem = describeProblem(look.code)
  const meanwhile = isOpen ? ' Deliveries are still let in meanwhile.' : ''
  if (!look.isCertain)
    return checking(`The last look at Hover’s list of webhooks failed, and is repeated within a minute.${meanwhile}`)
  return brokenBy({ ...problem, sentence: `${problem.sentence}${meanwhile}` }, { sourceId, retryAt: null })
}

type FailedLook = Extract<HoverLook, { readonly kind: 'failed' }>

const unverified = (sourceId: string): Finding => ({
  state: 'broken',
  sentence:
    'Hover lists the webhook as not verified, and sends nothing. Press Retry, and Hover is asked for a new code.',
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
  idle: 'The registration has not begun yet.',
  opening: 'The registration waits for the public address.',
  registering: 'Hover is being asked to register the webhook.',
  'awaiting-code': 'Hover’s verification code is awaited.',
  verifying: 'Hover’s verification code is being confirmed.',
} as const

const afterReceiver = 'This cannot be judged while the receiver is not open.'
const afterTunnel = 'This cannot be judged while the tunnel is not open.'
