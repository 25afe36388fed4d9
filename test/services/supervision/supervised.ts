import type { Connection } from '../../../electron/contract/connection.ts'
import { type Settings, settingsSchema } from '../../../electron/contract/settings/settings.ts'
import type { RegistrationOutcome } from '../../../electron/services/hover-org/registration.ts'
import type { Listening, Receiver } from '../../../electron/services/receiving/http/receiver.ts'
import { createSupervisor } from '../../../electron/services/supervision/supervisor.ts'
import type { Sleep } from '../../../electron/services/supervision/surroundings.ts'
import type { ProbeOutcome } from '../../../electron/services/supervision/way-in/address-watch.ts'
import type { RegisterSource } from '../../../electron/services/supervision/way-in/org-loop.ts'
import type { NotReady } from '../../../electron/services/supervision/way-in/outcome-problem.ts'
import type {
  TunnelFact,
  TunnelProblem,
  TunnelProvider,
  TunnelRequest,
} from '../../../electron/services/tunnel/provider.ts'
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
  const losses: (() => void)[] = []
  let opening: Promise<unknown> = Promise.resolve()
  let hold: Promise<void> | null = null
  return {
    taken,
    open,
    listens,
    /** What each `listen` was given to call. */
    losses,
    /** Opening takes until this resolves. */
    holdOpening(until: Promise<void> | null) {
      hold = until
    },
    /** It stops listening by itself. */
    async lose() {
      if (current !== null) open.delete(current)
      current = null
      losses.at(-1)?.()
      await settle()
    },
    async listen(port, onLost) {
      listens.push(port)
      losses.push(onLost)
      const listening = (async (): Promise<Listening> => {
        await hold
        if (taken.has(port) || open.has(port)) return { ok: false, reason: 'port-taken' }
        current = port === 0 ? 50_000 + listens.length : port
        open.add(current)
        return { ok: true, port: current }
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
  isKilled: boolean
  tell(fact: TunnelFact): void
}

function createFakeTunnel(silenceLimitMs: number | null) {
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
        silenceLimitMs,
        open(request) {
          const session: FakeSession = {
            request,
            kind,
            isOver: false,
            isKilled: false,
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
            async kill() {
              await closing
              session.isKilled = true
              session.isOver = true
            },
          }
        },
      } satisfies TunnelProvider
    },
  }
}

/** Answers what the test says, or nothing until it is given up. */
export function createFakeProbe() {
  const asked: string[] = []
  let outcome: ProbeOutcome | 'nothing' = 'reached'
  return {
    asked,
    answers(next: ProbeOutcome | 'nothing') {
      outcome = next
    },
    async probe(publicBase: string): Promise<ProbeOutcome> {
      asked.push(publicBase)
      return outcome === 'nothing' ? new Promise(() => {}) : outcome
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
export const ended = (retry: 'auto' | 'user' = 'auto', code: TunnelProblem['code'] = 'tunnel-failed') =>
  ({ kind: 'ended', problem: { code, providerCode: null, retry } }) as const

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

interface Options {
  readonly random?: number
  readonly silenceLimitMs?: number | null
}

const wired = { family: 'IPv4', internal: false, mac: '', netmask: '', cidr: null } as const
/** How often the supervisor looks around. */
const lookAroundMs = 5_000

/** A supervisor on a clock that stands still, with everything around it in the hands of the test. */
export function supervise({ random = 0.5, silenceLimitMs = null }: Options = {}) {
  const clock = createFakeClock()
  const startedAt = clock.now()
  const receiver = createFakeReceiver()
  const tunnel = createFakeTunnel(silenceLimitMs)
  const probe = createFakeProbe()
  const sleeps: Sleep[] = []
  const network = { address: '192.0.2.1' }
  const registration = createFakeRegister()
  const told: Connection[] = []
  const supervisor = createSupervisor({
    clock,
    random: () => random,
    receiver,
    tunnelFor: settings => tunnel.providerOf(settings.tunnel.kind),
    probe: probe.probe,
    register: registration.register,
    interfaces: () => ({ eth0: [{ ...wired, address: network.address }] }),
    onWake: sleep => sleeps.push(sleep),
    secretProblemOf: () => null,
    onChange: connection => told.push(connection),
  })
  const source = (id: string) => supervisor.connection().sources.find(({ sourceId }) => sourceId === id)
  return {
    ...{ clock, receiver, tunnel, probe, registration, supervisor, told, source, sleeps, network },
    /** Milliseconds until each thing that waits, the looking around left out. */
    waits(): readonly number[] {
      const untilLook = lookAroundMs - ((clock.now() - startedAt) % lookAroundMs)
      return clock.waits().toSpliced(clock.waits().indexOf(untilLook), 1)
    },
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
