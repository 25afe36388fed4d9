import type { SourceConnection } from '../../electron/contract/connection.ts'
import type { HoverOrg } from '../../electron/contract/settings/settings.ts'

/** An organization of hover.to that is connected. */
export function anOrganization(change: Partial<HoverOrg> = {}): HoverOrg {
  return {
    kind: 'hover-org',
    id: 'acme',
    name: 'Acme Roofing',
    hookPath: '/hook/q7rt',
    practice: false,
    baseUrl: 'https://hover.to',
    clientId: 'abc',
    redirectUri: 'https://hover.to',
    webhooks: [],
    pending: null,
    ...change,
  }
}

export function anOrganizationConnection(change: Partial<SourceConnection> = {}): SourceConnection {
  return {
    sourceId: 'acme',
    name: 'Acme Roofing',
    kind: 'hover-org',
    practice: false,
    state: { kind: 'live' },
    localUrl: 'http://127.0.0.1:47470/hook/q7rt',
    publicUrl: 'https://amina.ngrok-free.app/hook/q7rt',
    lastDeliveryAt: '2026-03-02T09:00:08Z',
    refused: 0,
    hint: null,
    hoverView: {
      seenAt: '2026-03-02T08:00:00Z',
      look: { kind: 'worked' },
      verifiedAt: '2026-03-02T08:00:00Z',
      lastError: null,
    },
    ...change,
  }
}
