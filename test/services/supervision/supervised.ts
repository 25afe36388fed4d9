import type { Connection } from '../../../electron/contract/connection.ts'
import { type Settings, settingsSchema } from '../../../electron/contract/settings.ts'
import type { RegistrationOutcome } from '../../../electron/services/hover-org/registration.ts'
import type { Listening, Receiver } from '../../../electron/services/receiving/receiver.ts'
import type { NotReady, RegisterSource } from '../../../electron/services/supervision/org-loop.ts'
import { createSupervisor } from '../../../electron/services/supervision/supervisor.ts'
import type { TunnelFact, TunnelProvider, TunnelRequest } from '../../../electron/services/tunnel/provider.ts'
import { createFakeClock, settle } from '../../fakes/clock.ts'

/** Something that ends when the test says so. */
export function deferred<T>() {
  let resolve: (value: T) => void = () => {}
  const promise = new Promise<T>(done => {
    resolve = done
  })
  return { promise, resolve }
}

/** Behaves as the real one does: a second `listen` does not close what the first one opened. */
function createFakeReceiver() {
  const taken = new Set<number>()
  const open = new Set<number>()
  const listens: number[] = []
  let current: number | null = null
  let opening: Promise<unknown> = Promise.resolve()
  let hold: Promise<void> | null = null
  return {
    taken,
    open,
    listens,
    /** Opening takes until this resolves. */
    holdOpening(until: Promise<void> | null) {
      hold = until
    },
    async listen(port) {
      listens.push(port)
      const listening = (async (): Promise<Listening> => {
        await hold
        if (taken.has(port) || open.has(port)) return { ok: false, reason: 'port-taken' }
        open.add(port)
        current = port
        return { ok: true, port }
      })()
      opening = listening
      return listening
    },
    async close() {
      await opening
      if (current !== null) open.delete(current)
      current = null
    },
  } satisfies Receiver & Record<string, unknown>
}

interface FakeSession {
  readonly request: TunnelRequest
  readonly kind: string
  isOver: boolean
  tell(fact: TunnelFact): void
}

function createFakeTunnel() {
  const sessions: FakeSession[] = []
  const counts = { most: 0 }
  let closing: Promise<void> = Promise.resolve()
  const now = () => sessions.filter(session => !session.isOver).length
  return {
    sessions,
    counts,
    /** Closing takes until this resolves. */
    holdClosing(until: Promise<void>) {
      closing = until
    },
    latest(): FakeSession {
      const session = sessions.at(-1)
      if (session === undefined) throw new Error('no tunnel was opened')
      return session
    },
    providerOf(kind: string) {
      return {
        open(request) {
          const session: FakeSession = {
            request,
            kind,
            isOver: false,
            tell(fact) {
              if (fact.kind === 'ended') session.isOver = true
              request.onFact(fact)
            },
          }
          sessions.push(session)
          counts.most = Math.max(counts.most, now())
          return {
            async close() {
              await closing
              session.isOver = true
            },
          }
        },
      } satisfies TunnelProvider
    },
  }
}

type Attempt = Parameters<RegisterSource>[0]
interface FakeAttempt extends Attempt {
  end(outcome: RegistrationOutcome | NotReady | 'rejected'): Promise<void>
}

export function createFakeRegister() {
  const attempts: FakeAttempt[] = []
  const register = (attempt => {
    const outcome = deferred<RegistrationOutcome | NotReady | 'rejected'>()
    attempts.push({
      ...attempt,
      async end(value) {
        outcome.resolve(value)
        await settle()
      },
    })
    return outcome.promise.then(value => (value === 'rejected' ? Promise.reject(new Error('disk full')) : value))
  }) satisfies RegisterSource
  return {
    attempts,
    register,
    latest(): FakeAttempt {
      const attempt = attempts.at(-1)
      if (attempt === undefined) throw new Error('nothing was registered')
      return attempt
    },
  }
}

export const live: RegistrationOutcome = { kind: 'live', webhookId: 1, leftBehind: null, view: null }
export const online = (url = 'https://a.ngrok-free.app'): TunnelFact => ({ kind: 'online', url })
export const ended = (
  retry: 'auto' | 'user' = 'auto',
  code: 'tunnel-failed' | 'tunnel-auth-rejected' = 'tunnel-failed',
) => ({ kind: 'ended', problem: { code, providerCode: null, retry } }) as const

export const org = { kind: 'hover-org', id: 'homes', name: 'Homes', hookPath: '/hook/b' }
export const shop = { kind: 'ussd-app', id: 'shop', name: 'Shop', hookPath: '/hook/a' }
export const practiceOrg = {
  ...org,
  id: 'practice',
  hookPath: '/hook/c',
  practice: true,
  baseUrl: 'http://127.0.0.1:5555',
}

export function settingsOf(override: Readonly<Record<string, unknown>> = {}): Settings {
  return settingsSchema.parse({ port: 47470, tunnel: { kind: 'ngrok' }, sources: [org, shop], ...override })
}

/** A supervisor on a clock that stands still, with everything around it in the hands of the test. */
export function supervise(random = 0.5) {
  const clock = createFakeClock()
  const receiver = createFakeReceiver()
  const tunnel = createFakeTunnel()
  const registration = createFakeRegister()
  const told: Connection[] = []
  const supervisor = createSupervisor({
    clock,
    random: () => random,
    receiver,
    tunnelFor: settings => tunnel.providerOf(settings.tunnel.kind),
    register: registration.register,
    secretProblemOf: () => null,
    onChange: connection => told.push(connection),
  })
  const source = (id: string) => supervisor.connection().sources.find(({ sourceId }) => sourceId === id)
  return {
    ...{ clock, receiver, tunnel, registration, supervisor, told, source },
    stateOf: (id: string) => source(id)?.state,
    async start(settings = settingsOf()) {
      supervisor.start(settings)
      await settle()
    },
    async tell(fact: TunnelFact) {
      tunnel.latest().tell(fact)
      await settle()
    },
    /** Started, with the tunnel online and the organization registered. */
    async goLive(settings = settingsOf()) {
      supervisor.start(settings)
      await settle()
      tunnel.latest().tell(online())
      await settle()
      await registration.latest().end(live)
    },
  }
}
