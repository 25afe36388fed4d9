import { randomBytes } from 'node:crypto'
import type { OwnWebhook, PendingRegistration } from '../../../electron/contract/settings/settings.ts'
import { createHoverClient } from '../../../electron/services/hover-org/client.ts'
import { defaultLimits } from '../../../electron/services/hover-org/http.ts'
import { createOAuth, type TokenStore, type Tokens } from '../../../electron/services/hover-org/oauth.ts'
import type { RegistrationMemory } from '../../../electron/services/hover-org/own-webhooks.ts'
import { createPace } from '../../../electron/services/hover-org/pace.ts'
import { createRegistration } from '../../../electron/services/hover-org/registration.ts'
import { createPracticeHover } from '../../../electron/services/practice/server.ts'
import { createDeath } from '../../fakes/death.ts'
import { startHook } from '../../fakes/hook.ts'

const redirectUri = 'https://hover.to'

/** A practice Hover, and one organization of it that is connected, over real HTTP. */
export const startOrganization = async (timeoutMs = 5_000) => {
  const clock = { ms: Date.parse('2026-07-01T12:00:00.000Z') }
  const now = () => clock.ms
  const practice = createPracticeHover({ now, after: async () => {}, randomBytes })
  const { url: baseUrl } = await practice.start()
  const { clientId, clientSecret } = practice.credentials.org
  const saved: Tokens[] = []
  const store: TokenStore = {
    load: async () => saved.at(-1) ?? null,
    reload: async () => saved.at(-1) ?? null,
    prepare: async () => {},
    save: async tokens => {
      saved.push(tokens)
    },
  }
  const limits = { ...defaultLimits, timeoutMs }
  const death = createDeath()
  const mortalFetch: typeof fetch = (...call) => death.through(() => fetch(...call))
  const common = { baseUrl, fetch: mortalFetch, now, limits, pace: createPace(now) }
  const makeOAuth = (override: Partial<TokenStore> = {}) =>
    createOAuth({ ...common, clientId, clientSecret, store: { ...store, ...override } })
  const oauth = makeOAuth()
  const connected = await oauth.exchange(practice.authorizeCode(), redirectUri)
  if (!connected.ok) throw new Error('the practice Hover gave no tokens')
  const client = createHoverClient({ ...common, accessToken: oauth.accessToken })
  return {
    baseUrl,
    client,
    clock,
    common,
    death,
    makeOAuth,
    oauth,
    practice,
    saved,
    /** The requests to one route, oldest first. */
    calls: (route: string) => practice.requests.filter(request => request.route === route),
  }
}

export const routes = {
  register: 'POST /api/v2/webhooks',
  list: 'GET /api/v2/webhooks',
  verify: 'PUT /api/v2/webhooks/:code/verify',
  resend: 'POST /api/v2/webhooks/:id/request_verification',
  remove: 'DELETE /api/v2/webhooks/:id',
  token: 'POST /oauth/token',
  jobs: 'GET /api/v2/jobs',
  job: 'GET /api/v2/jobs/:id',
} as const

/** A code as it comes without a signature. */
export const unsigned = (webhookId: number, code: string) => ({ webhookId, code, isSignedWith: null })

/** The organization above, with a hook that hands verification codes to a registration. */
export const startRegistration = async (timeoutMs?: number) => {
  const organization = await startOrganization(timeoutMs)
  const steps: string[] = []
  let own: readonly OwnWebhook[] = []
  let pending: PendingRegistration | null = null
  const secrets = new Map<number, string>()
  const retired = new Map<number, { readonly secret: string; readonly until: number }>()
  const { death } = organization
  const memory: RegistrationMemory = {
    webhooks: () => own,
    saveWebhooks: webhooks =>
      death.through(async () => {
        steps.push('saved')
        own = webhooks
      }),
    saveSecret: (id, secret) =>
      death.through(async () => {
        steps.push('saved secret')
        secrets.set(id, secret)
      }),
    hasSecret: id => secrets.has(id),
    retireSecret: (id, until) =>
      death.through(async () => {
        const secret = secrets.get(id)
        if (secret !== undefined) retired.set(id, { secret, until })
        secrets.delete(id)
      }),
    dropRetired: async time => {
      for (const [id, { until }] of retired) if (until <= time) retired.delete(id)
    },
    pending: () => pending,
    savePending: next =>
      death.through(async () => {
        pending = next
      }),
  }
  let expire = () => {}
  const makeRegistration = () =>
    createRegistration({
      client: organization.client,
      memory,
      codeDeadlineMs: 20_000,
      after: () =>
        new Promise<void>(resolve => {
          expire = resolve
        }),
      now: organization.common.now,
      announce: state => steps.push(state),
    })
  let registration = makeRegistration()
  const hook = await startHook(({ json }) => {
    if (json.event === 'webhook-verification-code')
      registration.onCode(unsigned(Number(json.webhook_id), String(json.code)))
  })
  return {
    ...organization,
    hook,
    get registration() {
      return registration
    },
    /** Another run of the app, with what this one left on the disk. */
    restart() {
      death.revive()
      registration = makeRegistration()
    },
    pending: () => pending,
    setPending: (next: PendingRegistration | null) => {
      pending = next
    },
    retired,
    secrets,
    steps,
    own: () => own,
    setOwn: (webhooks: readonly OwnWebhook[]) => {
      own = webhooks
    },
    /** Lets the time for the code run out. */
    expire: () => expire(),
    renew: (url = hook.url, signal = new AbortController().signal) => registration.renew(url, signal),
    reconcile: (url = hook.url, signal = new AbortController().signal) => registration.reconcile(url, signal),
    async stop() {
      await organization.practice.stop()
      await hook.stop()
    },
  }
}
