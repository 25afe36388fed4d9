import type {
  AddressState,
  Connection,
  LinkState,
  Problem,
  SourceConnection,
  TunnelState,
} from '../../../electron/contract/connection.ts'
import { problemText, told } from '../../language/told.ts'
import type { Sign } from '../../parts/sign.tsx'
import { comingTime, relativeTime } from '../../when.ts'
import { words } from '../../words/main.ts'

export interface Line {
  readonly id: string
  readonly name: string
  readonly sign: Sign
  readonly text: string
  /** An address worth copying. */
  readonly url: string | null
  /** False: the address works on this computer only. */
  readonly isPublic: boolean
}

const { connection: said } = words

/** The connection as it matters to Hover: what only this computer reaches is no tunnel and no public address. */
export function seenFromOutside(connection: Connection): Connection {
  const { receiver, tunnel, sources } = connection
  const ownAddress = receiver.kind === 'listening' ? `http://127.0.0.1:${receiver.port}` : null
  if (tunnel.kind !== 'online' || tunnel.url !== ownAddress) return connection
  return { ...connection, tunnel: { kind: 'off' }, sources: sources.map(source => ({ ...source, publicUrl: null })) }
}

/**
 * One line for each link on the way from Hover to this computer.
 *
 * Deliveries are counted from the start of the app: of a source without one, `isUsed` tells the first ever from the next.
 */
export function linesOf(
  { receiver, tunnel, address, sources }: Connection,
  now: Date,
  isUsed: boolean,
): readonly Line[] {
  const sourceLines = sources.map(source => ({
    id: source.sourceId,
    name: source.name,
    sign: source.refused > 0 && source.state.kind === 'live' ? ('working' as const) : signOf(source.state),
    text: [linkText(source, now, isUsed), refusedText(source)].join(' ').trim(),
    url: source.publicUrl ?? source.localUrl,
    isPublic: source.publicUrl !== null,
  }))
  return [receiverLine(receiver), tunnelLine(tunnel, now), ...addressLines(address, now), ...sourceLines]
}

function refusedText({ refused, hint, saidHint }: SourceConnection): string {
  if (refused === 0) return ''
  return hint === null ? said.refused(refused) : said.refusedWith(told(hint, saidHint), refused)
}

function receiverLine(receiver: Connection['receiver']): Line {
  const line = { id: 'receiver', name: said.receiver, url: null, isPublic: false }
  switch (receiver.kind) {
    case 'listening':
      return { ...line, sign: 'good', text: said.listening(receiver.port) }
    case 'closed':
      return { ...line, sign: 'off', text: said.receiverClosed }
    case 'down':
      return { ...line, sign: 'bad', text: problemText(receiver.problem) }
  }
}

function tunnelLine(tunnel: TunnelState, now: Date): Line {
  const line = { id: 'tunnel', name: said.tunnel, url: null, isPublic: false }
  switch (tunnel.kind) {
    case 'off':
      return { ...line, sign: 'off', text: said.tunnelOff }
    case 'opening':
      return { ...line, sign: 'working', text: said.tunnelOpening }
    case 'online':
      return { ...line, sign: 'good', text: said.tunnelOnline(hostOf(tunnel.url)) }
    case 'down':
      return { ...line, sign: 'bad', text: downText(tunnel, now) }
  }
}

/** No line while nobody has asked: on this computer alone there is no public address. */
function addressLines(address: AddressState, now: Date): readonly Line[] {
  const line = { id: 'address', name: said.address, url: null, isPublic: false }
  switch (address.kind) {
    case 'unchecked':
      return []
    case 'reached':
      return [{ ...line, sign: 'good', text: said.addressReached(relativeTime(address.at, now)) }]
    case 'down':
      return [{ ...line, sign: 'bad', text: downText(address, now) }]
  }
}

function linkText(
  { state, lastDeliveryAt, publicUrl, localUrl }: SourceConnection,
  now: Date,
  isUsed: boolean,
): string {
  switch (state.kind) {
    case 'idle':
      return publicUrl === null && localUrl !== null ? said.idleLocal : said.idle
    case 'opening':
      return said.opening
    case 'registering':
      return said.registering
    case 'awaiting-code':
      return said.awaitingCode
    case 'verifying':
      return said.verifying
    case 'live':
      if (lastDeliveryAt !== null) return said.live(relativeTime(lastDeliveryAt, now))
      return isUsed ? said.liveSinceStart : said.liveWaiting
    case 'down':
      return downText(state, now)
  }
}

function downText(down: { readonly problem: Problem; readonly retryAt: string | null }, now: Date): string {
  if (down.retryAt === null) return problemText(down.problem)
  return `${problemText(down.problem)} ${said.retryAt(comingTime(down.retryAt, now))}`
}

function signOf(state: LinkState): Sign {
  if (state.kind === 'live') return 'good'
  if (state.kind === 'down') return 'bad'
  return state.kind === 'idle' ? 'off' : 'working'
}

/** The first thing that is wrong on the way, from the receiver outwards. */
export function problemOf({ receiver, tunnel, address, sources }: Connection): Problem | null {
  for (const link of [receiver, tunnel, address, ...sources.map(source => source.state)]) {
    if (link.kind === 'down') return link.problem
  }
  return null
}

/** The whole connection in one line. */
export function summaryOf(connection: Connection): { readonly sign: Sign; readonly text: string } {
  const problem = problemOf(connection)
  if (problem !== null) return { sign: 'bad', text: problemText(problem) }
  const { sources, tunnel, receiver } = connection
  if (receiver.kind === 'closed') return { sign: 'off', text: said.receiverClosed }
  if (sources.length === 0) return { sign: 'off', text: said.noSources }
  const live = sources.filter(source => source.state.kind === 'live').length
  const isWorking = tunnel.kind === 'opening' || sources.some(source => signOf(source.state) === 'working')
  if (isWorking) return { sign: 'working', text: said.working }
  const isLocalOnly = tunnel.kind === 'off' && sources.some(source => !source.practice)
  if (live > 0 && !isLocalOnly) return { sign: 'good', text: said.allLive(live) }
  return { sign: 'off', text: tunnel.kind === 'off' ? said.localOnly : said.idle }
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url
}
