import { type Health, type Link, type LinkName, linkNames } from '../../electron/contract/health.ts'
import type { BlindWindow } from '../../electron/contract/notices/blind-window.ts'

const sentences: Readonly<Record<LinkName, readonly [string, string]>> = {
  registration: ['Registration of Acme Roofing', 'Hover lists the webhook of this app as verified.'],
  tunnel: ['Tunnel', 'ngrok holds the tunnel open at amina.ngrok-free.app.'],
  'public-address': ['Public address', 'The address leads to this app. It was tried through the internet.'],
  receiver: ['Receiver', 'It listens on this computer, port 47470.'],
  authenticity: ['Proof of origin of Shop', 'The latest delivery proved that it comes from Hover.'],
  database: ['Database', 'Deliveries are written to disk before Hover is answered.'],
  rules: ['Rules', 'You are told about failed, unknown and cancelled transactions.'],
  engine: ['Engine', 'This window shows the engine as it is now.'],
  notifications: ['Notifications', 'This computer shows notifications.'],
}

/** What of it the engine would say so. */
const codes: Readonly<Record<LinkName, readonly [string, string]>> = {
  registration: ['link.registration', 'link.hover-lists'],
  tunnel: ['link.tunnel', 'link.tunnel-open'],
  'public-address': ['link.public-address', 'link.address-reached'],
  receiver: ['link.receiver', 'link.receiver-opening'],
  authenticity: ['link.authenticity', 'link.proven'],
  database: ['link.database', 'link.database-good'],
  rules: ['link.rules', 'link.no-source'],
  engine: ['link.engine', 'link.engine-here'],
  notifications: ['link.notifications', 'link.reach-taken'],
}

const sourceOf: Readonly<Partial<Record<LinkName, string>>> = { registration: 'acme', authenticity: 'shop' }

type BrokenLink = Extract<Link, { state: 'broken' }>

/** A link that holds. */
export function aLink(
  name: LinkName,
  change: Partial<Extract<Link, { state: 'good' | 'checking' | 'unused' }>> = {},
): Link {
  const [label, sentence] = sentences[name]
  const [labelCode, code] = codes[name]
  return {
    name,
    sourceId: sourceOf[name] ?? null,
    label,
    saidLabel: [{ code: labelCode }],
    said: [{ code }],
    lastGoodAt: '2026-03-02T09:05:00Z',
    state: 'good',
    sentence,
    ...change,
  }
}

export function aBrokenLink(name: LinkName, change: Partial<BrokenLink> = {}): BrokenLink {
  const { label, saidLabel, sourceId, lastGoodAt } = aLink(name)
  return {
    name,
    sourceId,
    label,
    ...(saidLabel !== undefined && { saidLabel }),
    lastGoodAt,
    state: 'broken',
    sentence: 'It does not work. Press Try again now.',
    code: 'tunnel-stopped-remotely',
    since: '2026-03-02T09:05:08Z',
    repair: { kind: 'act', action: 'retry', sourceId: null },
    ...change,
  }
}

/** The whole chain with these links in the place of those that hold; a name given twice stands twice. */
export function aHealth(...links: readonly Link[]): Health {
  const all = linkNames.flatMap(name => {
    const given = links.filter(link => link.name === name)
    // Only a desktop that shows an engine elsewhere has such a link.
    if (given.length === 0) return name === 'engine' ? [] : [aLink(name)]
    return given
  })
  const broken = all.find(link => link.state === 'broken')?.name ?? null
  return { at: '2026-03-02T09:06:00Z', links: all, broken }
}

/** Seventeen minutes asleep, caught up with. */
export function aBlindWindow(change: Partial<BlindWindow> = {}): BlindWindow {
  return {
    id: 'acme asleep 2026-03-02T08:02:00.000Z',
    sourceId: 'acme',
    cause: 'asleep',
    from: '2026-03-02T08:02:00.000Z',
    until: '2026-03-02T08:19:00.000Z',
    recovery: {
      kind: 'caught-up',
      at: '2026-03-02T08:19:20.000Z',
      recovered: 3,
      sentence: 'States that a job had only in between cannot be known.',
    },
    ...change,
  }
}
