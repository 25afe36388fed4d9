import { randomUUID } from 'node:crypto'
import { callbackChoice, type HoverOrg } from '../../contract/settings/settings.ts'
import { callbackPath, hookUrl } from '../../core/hook-url.ts'
import { type Clock, pause } from '../clock.ts'
import type { SettingsFile } from '../folder/settings-file.ts'
import { secretNames } from '../secrets/secret-names.ts'
import type { Vault } from '../secrets/vault.ts'
import type { Announce, RegisterSource } from '../supervision/way-in/org-loop.ts'
import { createHoverClient, type HoverClient, type Page } from './client.ts'
import type { ArrivedCode } from './code-desk.ts'
import { createConsents } from './consents.ts'
import { defaultLimits } from './http.ts'
import { authorizeUrl, createOAuth, type OAuth } from './oauth.ts'
import { memoryOf, tokenStoreOf } from './org-memory.ts'
import { createPace, type Pace } from './pace.ts'
import { notReady } from './readiness.ts'
import { createRegistration, type Registration } from './registration.ts'
import { fail, type HoverResult } from './result.ts'
import type { Job } from './schemas.ts'

/** Hover's code follows the registration at once; after this long a new one is asked for. */
const codeDeadlineMs = 20_000

interface Deps {
  readonly settings: SettingsFile
  readonly vault: Vault
  readonly clock: Clock
  readonly fetch: typeof globalThis.fetch
}

interface Organization {
  /** What the objects below were made from; another text means to make them anew. */
  readonly madeFrom: string
  readonly oauth: OAuth
  readonly client: HoverClient
  readonly registration: Registration
  announce: Announce
}

export type ConsentPage =
  | { readonly kind: 'open'; readonly url: string; readonly returns: 'callback' | 'copy' }
  | { readonly kind: 'not-found' }
  /** The choice is `callback`, and nobody outside can reach this app. */
  | { readonly kind: 'needs-public-url' }
  | { readonly kind: 'needs-https' }

export type Finished =
  | { readonly kind: 'connected'; readonly sourceId: string }
  | { readonly kind: 'not-agreed' }
  | { readonly kind: 'unknown-state' }
  | { readonly kind: 'not-accepted' }
  | { readonly kind: 'unreachable' }

export interface Organizations {
  readonly register: RegisterSource
  /** True when a registration of this source waits for such a code. */
  onCode(sourceId: string, arrived: ArrivedCode): boolean
  /** The address of the consent page. `publicBase` is where this app can be reached, null while it cannot. */
  consent(sourceId: string, publicBase: string | null): Promise<ConsentPage>
  /** Whether the browser may come back from a consent page. */
  isConsentExpected(): boolean
  /** The browser came back from the consent page; no code means that nobody agreed. */
  finish(redirect: { readonly state: string; readonly code: string | null }): Promise<Finished>
  /** Exchanges the code of the consent, brought by a person, for tokens. */
  connect(sourceId: string, code: string): Promise<HoverResult<null>>
  /** A page of the jobs, from 1 on; null when the organization is not there, or not connected. */
  jobsPage(sourceId: string, page: number, signal: AbortSignal): Promise<HoverResult<Page<Job>> | null>
  /** One job as Hover shows it now; null as above. */
  showJob(sourceId: string, jobId: number, signal: AbortSignal): Promise<HoverResult<Job> | null>
  /** Removes the webhooks of ours at Hover, as far as Hover can be reached. */
  withdraw(sourceId: string, signal: AbortSignal): Promise<void>
}

/** The connected Hover organizations: sign-in, client and registration of each, made when first needed. */
export function createOrganizations(deps: Deps): Organizations {
  const made = new Map<string, Organization>()
  const consents = createConsents({ vault: deps.vault, now: deps.clock.now })
  /** Hover counts the calls of an integration, however many sources use it. */
  const paces = new Map<string, Pace>()

  function paceOf({ baseUrl, clientId }: HoverOrg): Pace {
    const integration = JSON.stringify([baseUrl, clientId])
    const pace = paces.get(integration) ?? createPace(deps.clock.now)
    paces.set(integration, pace)
    return pace
  }

  const find = (sourceId: string): HoverOrg | undefined =>
    deps.settings
      .get()
      .sources.find((source): source is HoverOrg => source.kind === 'hover-org' && source.id === sourceId)

  function organizationOf(org: HoverOrg): Organization {
    const clientSecret = deps.vault.get(secretNames.clientSecret(org.id)) ?? ''
    const madeFrom = JSON.stringify([org.baseUrl, org.clientId, clientSecret])
    const known = made.get(org.id)
    if (known?.madeFrom === madeFrom) return known
    const fresh = makeOrganization(deps, org, { clientSecret, madeFrom, pace: paceOf(org) })
    made.set(org.id, fresh)
    return fresh
  }

  function connected(sourceId: string): Organization | undefined {
    const org = find(sourceId)
    return org === undefined || deps.vault.get(secretNames.tokens(sourceId)) === undefined
      ? undefined
      : organizationOf(org)
  }

  return {
    async register({ sourceId, url, signal, announce, isRenewal = false }) {
      const org = find(sourceId)
      if (org === undefined) return { kind: 'aborted' }
      const missing = notReady(deps.vault, sourceId)
      if (missing !== null) return { kind: 'not-ready', code: missing }
      const organization = organizationOf(org)
      organization.announce = announce
      const { reconcile, renew } = organization.registration
      return isRenewal ? renew(url, signal) : reconcile(url, signal)
    },
    onCode(sourceId, arrived) {
      const verdict = made.get(sourceId)?.registration.onCode(arrived)
      return verdict === 'taken' || verdict === 'held'
    },
    async consent(sourceId, publicBase) {
      const org = find(sourceId)
      if (org === undefined) return { kind: 'not-found' }
      if (org.redirectUri !== callbackChoice) {
        const url = authorizeUrl({ ...org, state: randomUUID() })
        return url === null ? { kind: 'needs-https' } : { kind: 'open', url, returns: 'copy' }
      }
      const redirectUri = publicBase === null ? '' : hookUrl(publicBase, callbackPath)
      if (authorizeUrl({ ...org, redirectUri, state: '' }) === null) return { kind: 'needs-public-url' }
      const url = authorizeUrl({ ...org, redirectUri, state: await consents.expect(sourceId, redirectUri) })
      return url === null ? { kind: 'needs-public-url' } : { kind: 'open', url, returns: 'callback' }
    },
    isConsentExpected: consents.isAnyExpected,
    async finish({ state, code }) {
      const expected = await consents.take(state)
      const org = expected === null ? undefined : find(expected.sourceId)
      if (expected === null || org === undefined) return { kind: 'unknown-state' }
      if (code === null) return { kind: 'not-agreed' }
      const exchanged = await organizationOf(org).oauth.exchange(code, expected.redirectUri)
      if (exchanged.ok) return { kind: 'connected', sourceId: org.id }
      return { kind: exchanged.failure.retryable ? 'unreachable' : 'not-accepted' }
    },
    async connect(sourceId, code) {
      const org = find(sourceId)
      if (org === undefined) return fail('refused')
      const isCallback = org.redirectUri === callbackChoice
      // The redirect may have reached nobody: then a person copies the code from the address bar all the same.
      const redirectUri = isCallback ? consents.redirectUriOf(sourceId) : org.redirectUri
      if (redirectUri === null) return fail('refused')
      const exchanged = await organizationOf(org).oauth.exchange(code, redirectUri)
      if (exchanged.ok && isCallback) await consents.forget(sourceId)
      return exchanged
    },
    jobsPage: async (sourceId, page, signal) => (await connected(sourceId)?.client.jobsPage(page, signal)) ?? null,
    showJob: async (sourceId, jobId, signal) => (await connected(sourceId)?.client.showJob(jobId, signal)) ?? null,
    async withdraw(sourceId, signal) {
      const org = find(sourceId)
      if (org === undefined || (org.webhooks.length === 0 && org.pending === null)) return
      await organizationOf(org).registration.withdraw(signal)
    },
  }
}

interface MadeFrom {
  readonly clientSecret: string
  readonly madeFrom: string
  readonly pace: Pace
}

function makeOrganization(deps: Deps, org: HoverOrg, from: MadeFrom): Organization {
  const now = () => deps.clock.now()
  const common = { baseUrl: org.baseUrl, fetch: deps.fetch, now, limits: defaultLimits, pace: from.pace }
  const oauth = createOAuth({
    ...common,
    clientId: org.clientId,
    clientSecret: from.clientSecret,
    store: tokenStoreOf(deps, org),
  })
  const client = createHoverClient({ ...common, accessToken: oauth.accessToken })
  const organization: Organization = {
    madeFrom: from.madeFrom,
    oauth,
    client,
    announce: () => {},
    registration: createRegistration({
      client,
      memory: memoryOf(deps, org),
      codeDeadlineMs,
      now,
      after: (ms, signal) => pause(deps.clock, ms, signal),
      announce: state => organization.announce(state),
    }),
  }
  return organization
}
