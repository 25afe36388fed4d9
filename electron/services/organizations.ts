import { randomUUID } from 'node:crypto'
import type { HoverOrg } from '../contract/settings.ts'
import { type Clock, pause } from './clock.ts'
import { createHoverClient } from './hover-org/client.ts'
import { defaultLimits } from './hover-org/http.ts'
import { authorizeUrl, createOAuth, type OAuth, type TokenStore, tokensSchema } from './hover-org/oauth.ts'
import { createPace, type Pace } from './hover-org/pace.ts'
import { createRegistration, type Registration, type RegistrationMemory } from './hover-org/registration.ts'
import type { HoverResult } from './hover-org/result.ts'
import type { Announce, RegisterSource } from './org-loop.ts'
import { secretNames } from './secret-names.ts'
import type { SettingsFile } from './settings-file.ts'
import type { Vault } from './vault.ts'

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
  readonly registration: Registration
  announce: Announce
}

export interface Organizations {
  readonly register: RegisterSource
  /** True when a registration of this source waits for such a code. */
  onCode(sourceId: string, webhookId: number, code: string): boolean
  /** The address of the consent page; null when Hover would refuse the redirect address. */
  consentUrl(sourceId: string): string | null
  /** Exchanges the code of the consent for tokens. */
  connect(sourceId: string, code: string): Promise<HoverResult<null>>
  /** Removes the webhooks of ours at Hover, as far as Hover can be reached. */
  withdraw(sourceId: string, signal: AbortSignal): Promise<void>
}

/** The connected Hover organizations: sign-in, client and registration of each, made when first needed. */
export function createOrganizations(deps: Deps): Organizations {
  const made = new Map<string, Organization>()
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
    const madeFrom = JSON.stringify([org.baseUrl, org.clientId, org.redirectUri, clientSecret])
    const known = made.get(org.id)
    if (known?.madeFrom === madeFrom) return known
    const fresh = makeOrganization(deps, org, { clientSecret, madeFrom, pace: paceOf(org) })
    made.set(org.id, fresh)
    return fresh
  }

  return {
    async register({ sourceId, url, signal, announce }) {
      const org = find(sourceId)
      if (org === undefined) return { kind: 'aborted' }
      const names = [secretNames.clientSecret(sourceId), secretNames.tokens(sourceId)]
      if (names.some(name => deps.vault.unreadable().has(name))) return { kind: 'not-ready', code: 'secret-unreadable' }
      if (deps.vault.get(secretNames.tokens(sourceId)) === undefined)
        return { kind: 'not-ready', code: 'needs-connecting' }
      const organization = organizationOf(org)
      organization.announce = announce
      return organization.registration.reconcile(url, signal)
    },
    onCode(sourceId, webhookId, code) {
      const verdict = made.get(sourceId)?.registration.onCode(webhookId, code)
      return verdict === 'taken' || verdict === 'held'
    },
    consentUrl(sourceId) {
      const org = find(sourceId)
      return org === undefined ? null : authorizeUrl({ ...org, state: randomUUID() })
    },
    async connect(sourceId, code) {
      const org = find(sourceId)
      if (org === undefined)
        return { ok: false, failure: { kind: 'refused', status: null, retryable: false, retryAfterMs: null } }
      return organizationOf(org).oauth.exchange(code)
    },
    async withdraw(sourceId, signal) {
      const org = find(sourceId)
      if (org === undefined || org.webhooks.length === 0) return
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
    redirectUri: org.redirectUri,
    store: tokenStoreOf(deps, org),
  })
  const organization: Organization = {
    madeFrom: from.madeFrom,
    oauth,
    announce: () => {},
    registration: createRegistration({
      client: createHoverClient({ ...common, accessToken: oauth.accessToken }),
      memory: memoryOf(deps, org),
      codeDeadlineMs,
      now,
      after: (ms, signal) => pause(deps.clock, ms, signal),
      announce: state => organization.announce(state),
    }),
  }
  return organization
}

/** What the practice Hover hands out is worthless after its end, so it never reaches the disk. */
function keepFor({ vault }: Deps, org: HoverOrg): (name: string, value: string) => Promise<void> {
  return async (name, value) => (org.practice ? vault.setForSession(name, value) : vault.set(name, value))
}

function tokenStoreOf(deps: Deps, org: HoverOrg): TokenStore {
  const { vault } = deps
  const name = secretNames.tokens(org.id)
  const keep = keepFor(deps, org)
  return {
    async load() {
      const stored = vault.get(name)
      return stored === undefined ? null : (tokensSchema.safeParse(JSON.parse(stored)).data ?? null)
    },
    save: tokens => keep(name, JSON.stringify(tokens)),
  }
}

function memoryOf(deps: Deps, org: HoverOrg): RegistrationMemory {
  const { settings, vault } = deps
  const sourceId = org.id
  const keep = keepFor(deps, org)
  const present = (): HoverOrg | undefined =>
    settings.get().sources.find((source): source is HoverOrg => source.kind === 'hover-org' && source.id === sourceId)
  const change = (part: Partial<HoverOrg>) =>
    settings.update(before => ({
      ...before,
      sources: before.sources.map(source =>
        source.kind === 'hover-org' && source.id === sourceId ? { ...source, ...part } : source,
      ),
    }))
  return {
    webhooks: () => present()?.webhooks ?? [],
    saveWebhooks: async webhooks => void change({ webhooks: [...webhooks] }),
    saveSecret: (webhookId, secret) => keep(secretNames.webhookSecret(sourceId, webhookId), secret),
    dropSecret: webhookId => vault.remove(secretNames.webhookSecret(sourceId, webhookId)),
    pending: () => present()?.pending ?? null,
    savePending: async pending => void change({ pending }),
  }
}
