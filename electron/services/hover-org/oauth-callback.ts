import { callbackPath } from '../../core/hook-url.ts'
import type { Log } from '../log.ts'
import type { Page } from '../receiving/http/receiver.ts'
import type { Organizations } from './organizations.ts'

interface Deps {
  readonly organizations: Pick<Organizations, 'isConsentExpected' | 'finish'>
  /** An organization can register now. */
  readonly connected: (sourceId: string) => void
  readonly log: Log
}

/** The page to which Hover sends the browser after the consent. It is there only while a consent is open. */
export function createOAuthCallback({ organizations, connected, log }: Deps) {
  return (path: string, target: string): Promise<Page> | undefined => {
    if (path !== callbackPath || !organizations.isConsentExpected()) return undefined
    return finish(new URL(target, 'http://127.0.0.1').searchParams)
  }

  async function finish(query: URLSearchParams): Promise<Page> {
    const finished = await organizations.finish({ state: query.get('state') ?? '', code: query.get('code') })
    // The outcome alone: the code in the address is a secret.
    log(finished.kind === 'connected' ? 'info' : 'warn', 'oauth-callback', { outcome: finished.kind })
    if (finished.kind === 'connected') connected(finished.sourceId)
    return pages[finished.kind]
  }
}

const pages = {
  connected: { status: 200, sentence: 'Your organization is connected. You can close this page.' },
  'not-agreed': {
    status: 200,
    sentence: 'Hover was not allowed to connect. You can close this page, and connect again in Hover Tray.',
  },
  'unknown-state': {
    status: 400,
    sentence: 'This page was not asked for, or is too old. Connect the organization again in Hover Tray.',
  },
  'not-accepted': { status: 400, sentence: 'Hover did not accept the sign-in. Connect again in Hover Tray.' },
  unreachable: { status: 503, sentence: 'Hover could not be reached. Connect again in Hover Tray.' },
} as const satisfies Record<string, Page>
