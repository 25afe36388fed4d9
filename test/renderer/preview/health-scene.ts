import type { Connection } from '../../../electron/contract/connection.ts'
import type { BlindWindow } from '../../../electron/contract/notices/blind-window.ts'
import type { Settings } from '../../../electron/contract/settings/settings.ts'
import { type FakeBridgeOptions, ok } from '../../fakes/bridge.ts'
import { aDestination } from '../../fakes/destinations.ts'
import { aBlindWindow, aBrokenLink, aHealth, aLink } from '../../fakes/health.ts'
import { countsOf } from '../../fakes/transactions.ts'
import { previewRows } from './data.ts'

const minuteMs = 60_000
const problem = {
  code: 'tunnel-auth-rejected',
  sentence: 'ngrok no longer accepts this authtoken. It may have been reset. Paste a new one.',
  retry: 'user',
} as const

/** A tunnel that broke, an organization with an error at Hover, and times in which nothing could arrive. */
export function healthScene(now: Date, settings: Settings, connection: Connection): FakeBridgeOptions {
  const ago = (minutes: number) => new Date(now.getTime() - minutes * minuteMs).toISOString()
  const rows = previewRows(now)
  const lastGoodAt = ago(4)
  const health = {
    ...aHealth(
      aLink('registration', { label: 'Acme Roofing', lastGoodAt: ago(3) }),
      aLink('registration', { sourceId: 'beta', label: 'Beta Siding', lastGoodAt: ago(3) }),
      aBrokenLink('tunnel', {
        lastGoodAt,
        since: ago(3),
        sentence: problem.sentence,
        repair: { kind: 'act', action: 'tunnel-settings', sourceId: null },
      }),
      aLink('public-address', { state: 'checking', lastGoodAt, sentence: 'It waits for the tunnel.' }),
      aLink('receiver', { lastGoodAt: ago(0) }),
      aLink('authenticity', { label: 'Shop', lastGoodAt }),
      aBrokenLink('authenticity', {
        sourceId: 'acme',
        label: 'Acme Roofing',
        lastGoodAt: null,
        since: ago(90),
        sentence: 'Three deliveries were refused: the signature is not of this secret. Renew the webhook secret.',
        repair: { kind: 'act', action: 'source-settings', sourceId: 'acme' },
      }),
      aLink('database', { lastGoodAt: ago(0) }),
      aLink('rules', { lastGoodAt: ago(0) }),
      aLink('notifications', { lastGoodAt: ago(12) }),
    ),
    at: ago(1),
  }
  return {
    rows,
    health,
    blindWindows: blindWindows(ago),
    app: {
      settings: {
        ...settings,
        destinations: [aDestination.kept, { ...aDestination.kept, id: 'alarms', name: 'Alarms' }],
      },
      counts: countsOf(rows),
      hasTunnelToken: true,
      connection: {
        ...connection,
        tunnel: { kind: 'down', problem, retryAt: null },
        sources: connection.sources.map(withHoverView(ago(300))),
      },
    },
    answers: {
      'destinations.states': () =>
        ok([
          aDestination.status({ takenAt: ago(1) }),
          aDestination.status({
            ...{ id: 'alarms', name: 'Alarms', origin: 'https://alarms.example', waiting: 1_204, oldestAt: ago(38) },
            ...{ dead: 2, deadReason: 'refused-400', trouble: 'refused-503', takenAt: ago(38), retryAt: ago(-4) },
          }),
        ]),
      'health.check': async ({ isAfresh }) => {
        if (isAfresh) await new Promise(resolve => setTimeout(resolve, 2000))
        return ok({ ...health, at: isAfresh ? new Date().toISOString() : health.at })
      },
      'sources.renew-webhook': async () => {
        await new Promise(resolve => setTimeout(resolve, 4000))
        return ok(null)
      },
    },
  }
}

function withHoverView(verifiedAt: string) {
  return (source: Connection['sources'][number]) =>
    source.kind === 'hover-org'
      ? {
          ...source,
          hoverView: {
            seenAt: verifiedAt,
            look: { kind: 'worked' } as const,
            verifiedAt,
            lastError: '503 Service Unavailable',
          },
        }
      : source
}

function blindWindows(ago: (minutes: number) => string): readonly BlindWindow[] {
  const sentence = 'usehover.com cannot be asked. You can import a saved export of that time.'
  const unknowable = { kind: 'unknowable', sentence } as const
  return [
    aBlindWindow({ id: 'a', cause: 'tunnel-down', from: ago(3), until: null, recovery: { kind: 'open' } }),
    aBlindWindow({
      id: 'b',
      sourceId: 'shop',
      cause: 'tunnel-down',
      from: ago(3),
      until: null,
      recovery: { kind: 'open' },
    }),
    aBlindWindow({ id: 'c', from: ago(31), until: ago(14) }),
    aBlindWindow({ id: 'd', sourceId: 'shop', from: ago(31), until: ago(14), recovery: unknowable }),
    aBlindWindow({ id: 'e', cause: 'not-registered', from: ago(70), until: ago(64), recovery: { kind: 'asking' } }),
    aBlindWindow({ id: 'f', cause: 'app-closed', from: ago(900), until: ago(410) }),
    aBlindWindow({
      id: 'g',
      sourceId: 'shop',
      cause: 'app-closed',
      from: ago(900),
      until: ago(410),
      recovery: unknowable,
    }),
    aBlindWindow({ id: 'h', cause: 'receiver-down', from: ago(408), until: ago(405) }),
  ]
}
