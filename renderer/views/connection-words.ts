import type {
  Connection,
  LinkState,
  Problem,
  SourceConnection,
  TunnelState,
} from '../../electron/contract/connection.ts'
import { comingTime, relativeTime } from '../when.ts'
import { words } from '../words.ts'

/** How a link is doing; drawn by shape and colour beside its words. */
export type Health = 'good' | 'working' | 'bad' | 'off'

export interface Line {
  readonly id: string
  readonly name: string
  readonly health: Health
  readonly text: string
  /** An address worth copying. */
  readonly url: string | null
  /** False: the address works on this computer only. */
  readonly isPublic: boolean
}

const { connection: said } = words

/** One line for each link on the way from Hover to this computer. */
export function linesOf({ receiver, tunnel, sources }: Connection, now: Date): readonly Line[] {
  const sourceLines = sources.map(source => ({
    id: source.sourceId,
    name: source.name,
    health: source.refused > 0 && source.state.kind === 'live' ? ('working' as const) : healthOf(source.state),
    text: [linkText(source, now), refusedText(source)].join(' ').trim(),
    url: source.publicUrl ?? source.localUrl,
    isPublic: source.publicUrl !== null,
  }))
  return [receiverLine(receiver), tunnelLine(tunnel, now), ...sourceLines]
}

function refusedText({ refused, hint }: SourceConnection): string {
  if (refused === 0) return ''
  return hint === null ? said.refused(refused) : said.refusedWith(hint, refused)
}

function receiverLine(receiver: Connection['receiver']): Line {
  const line = { id: 'receiver', name: said.receiver, url: null, isPublic: false }
  switch (receiver.kind) {
    case 'listening':
      return { ...line, health: 'good', text: said.listening(receiver.port) }
    case 'closed':
      return { ...line, health: 'off', text: said.receiverClosed }
    case 'down':
      return { ...line, health: 'bad', text: receiver.problem.sentence }
  }
}

function tunnelLine(tunnel: TunnelState, now: Date): Line {
  const line = { id: 'tunnel', name: said.tunnel, url: null, isPublic: false }
  switch (tunnel.kind) {
    case 'off':
      return { ...line, health: 'off', text: said.tunnelOff }
    case 'opening':
      return { ...line, health: 'working', text: said.tunnelOpening }
    case 'online':
      return { ...line, health: 'good', text: said.tunnelOnline(hostOf(tunnel.url)) }
    case 'down':
      return { ...line, health: 'bad', text: downText(tunnel, now) }
  }
}

function linkText({ state, lastDeliveryAt, publicUrl, localUrl }: SourceConnection, now: Date): string {
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
      return lastDeliveryAt === null ? said.liveWaiting : said.live(relativeTime(lastDeliveryAt, now))
    case 'down':
      return downText(state, now)
  }
}

function downText(down: { readonly problem: Problem; readonly retryAt: string | null }, now: Date): string {
  if (down.retryAt === null) return down.problem.sentence
  return `${down.problem.sentence} ${said.retryAt(comingTime(down.retryAt, now))}`
}

function healthOf(state: LinkState): Health {
  if (state.kind === 'live') return 'good'
  if (state.kind === 'down') return 'bad'
  return state.kind === 'idle' ? 'off' : 'working'
}

/** The first thing that is wrong on the way, from the receiver outwards. */
export function problemOf({ receiver, tunnel, sources }: Connection): Problem | null {
  for (const link of [receiver, tunnel, ...sources.map(source => source.state)]) {
    if (link.kind === 'down') return link.problem
  }
  return null
}

/** The whole connection in one line. */
export function summaryOf(connection: Connection): { readonly health: Health; readonly text: string } {
  const problem = problemOf(connection)
  if (problem !== null) return { health: 'bad', text: problem.sentence }
  const { sources, tunnel, receiver } = connection
  if (receiver.kind === 'closed') return { health: 'off', text: said.receiverClosed }
  if (sources.length === 0) return { health: 'off', text: said.noSources }
  const live = sources.filter(source => source.state.kind === 'live').length
  const isWorking = tunnel.kind === 'opening' || sources.some(source => healthOf(source.state) === 'working')
  if (isWorking) return { health: 'working', text: said.working }
  if (live > 0) return { health: 'good', text: said.allLive(live) }
  return { health: 'off', text: tunnel.kind === 'off' ? said.localOnly : said.idle }
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url
}
