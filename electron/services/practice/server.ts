import { setMaxListeners } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { FaultPlan, PracticeDay } from '../../contract/practice.ts'
import { createControlRoutes } from './control-routes.ts'
import { createFaultLine } from './fault-line.ts'
import { createFaultRoutes } from './fault-routes.ts'
import { createFaults } from './faults.ts'
import { handmadePayload } from './handmade.ts'
import { matchRoute, readBody, writeAnswer } from './http-kit.ts'
import { digits, hex, type RandomBytes } from './ids.ts'
import { createJobs } from './jobs.ts'
import { createOAuthProvider } from './oauth-provider.ts'
import { createPlayedLedger } from './played-ledger.ts'
import { createPlayer, type LostSpan } from './player.ts'
import { createPlaylist } from './playlist.ts'
import { createPoster, type Delivery } from './post.ts'
import { stories } from './stories.ts'
import { badlySigned, createUssdAppHost } from './ussd-app.ts'
import { createWebhooks, notFound } from './webhooks.ts'

export interface PracticeDeps {
  readonly now: () => number
  /** Resolves after the time; may reject when the signal aborts. */
  readonly after: (ms: number, signal: AbortSignal) => Promise<unknown>
  /** `node:crypto`'s function fits. */
  readonly randomBytes: RandomBytes
  /** 0, the default, takes any free one. */
  readonly port?: number
  /** A story lost an event on its way. */
  readonly onLost?: (span: LostSpan) => void
  /** Maps a registered public address to the local one behind its tunnel. */
  readonly deliverTo?: (url: string) => string
}

/** One request as it came, for tests that ask what was called. */
interface LoggedRequest {
  /** Such as `PUT /api/v2/webhooks/:code/verify`; null when there is no such route. */
  readonly route: string | null
  readonly method: string
  /** With the query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

const maxLogged = 500

export type PracticeHover = ReturnType<typeof createPracticeHover>

/**
 * A Hover on this machine: both products, over real HTTP, with no account and no internet.
 *
 * Listens on 127.0.0.1 only and sends deliveries to this machine only. Keeps everything in memory:
 * after a restart its credentials, tokens and webhooks are other ones.
 */
export const createPracticeHover = (deps: PracticeDeps) => {
  const { now, after, randomBytes } = deps
  const stopped = new AbortController()
  // Every story that plays waits for it; Node would take more than ten for a leak.
  setMaxListeners(0, stopped.signal)
  const faults = createFaults()
  const requests: LoggedRequest[] = []
  const pending = new Set<Promise<unknown>>()
  const post = createPoster(deps.deliverTo ?? (url => url), stopped.signal)

  const credentials = {
    org: { clientId: hex(randomBytes, 16), clientSecret: hex(randomBytes, 24) },
    app: { id: digits(randomBytes, 5), email: 'practice@example.com', password: hex(randomBytes, 8) },
  } as const
  const ownerId = Number(digits(randomBytes, 5))

  const oauth = createOAuthProvider({ ...credentials.org, ownerId, now, randomBytes })
  const { isAuthorized } = oauth
  const webhooks = createWebhooks({ ownerId, isAuthorized, post, now, randomBytes })
  const jobs = createJobs({ isAuthorized, now })
  const app = createUssdAppHost({ ...credentials.app, post, now, randomBytes })
  const appId = credentials.app.id
  const line = createFaultLine({ after, stopped: stopped.signal })
  const ledger = createPlayedLedger()
  const way = { appId, app, webhooks, jobs, line, ledger }
  const player = createPlayer({ ...way, now, after, randomBytes, onLost: deps.onLost })
  const playlist = createPlaylist({ stories, player, line, now, signal: stopped.signal })

  const deliver = async (overrides: Readonly<Record<string, unknown>> = {}): Promise<Delivery> => {
    const payload = handmadePayload({ app, appId, now, randomBytes }, overrides)
    const { deliveries } = line.carry({ lane: line.begin(), step: 0 }, ({ isBadlySigned }) =>
      app.prepare(isBadlySigned ? badlySigned(payload) : payload),
    )
    const [first] = await deliveries
    return first ?? { kind: 'nobody-listens' }
  }
  const play = (name: string) => (name === 'all' ? playlist.playAll() : playlist.play(name))
  const setFaults = (plan: FaultPlan): void => {
    line.set(plan)
    ledger.clear()
  }
  const faultState = () => ({ plan: line.plan(), counts: line.counts(), playing: ledger.playing() })

  /** Work that nobody waits for; `stop` does. */
  const inBackground = (work: Promise<unknown>) => {
    const tracked = work.catch(() => undefined).finally(() => pending.delete(tracked))
    pending.add(tracked)
  }
  const begin = (name: string): boolean => {
    const played = play(name)
    if (played !== null) inBackground(played)
    return played !== null
  }

  const beginDay = (day: PracticeDay): void => inBackground(playlist.playDay(day))

  const routes = {
    ...oauth.routes,
    ...webhooks.routes,
    ...jobs.routes,
    ...app.routes,
    ...createControlRoutes({ stories, begin, deliver, jobs, habits: webhooks.habits }),
    ...createFaultRoutes({ set: setFaults, state: faultState, beginDay }),
  }

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', headers } = request
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const body = await readBody(request)
    if (body === null) return writeAnswer(response, { status: 413 })
    const match = matchRoute(routes, method, url.pathname)
    const route = match?.route ?? null
    requests.push({ route, method, path: `${url.pathname}${url.search}`, headers, body: body.toString('utf8') })
    if (requests.length > maxLogged) requests.shift()
    const fault = route === null ? undefined : faults.take(route)
    if (fault?.kind === 'hang') return
    if (fault?.kind === 'answer') {
      if (fault.delayMs > 0) await after(fault.delayMs, stopped.signal)
      return writeAnswer(response, fault.answer)
    }
    const exchange = { params: match?.params ?? {}, query: url.searchParams, headers, body }
    const answer = match === null ? notFound : await match.handler(exchange)
    if (fault?.kind === 'withhold-answer') return
    const { afterwards } = answer
    if (afterwards !== undefined) response.once('close', () => inBackground(afterwards()))
    if (fault?.kind === 'lose-answer') response.destroy()
    else writeAnswer(response, answer)
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy())
  })

  return {
    credentials,
    faults,
    requests: requests as readonly LoggedRequest[],
    /** Settings of the organization's webhooks that tests change, and their rows. */
    webhooks,
    /** The organization's jobs, as its people change them. */
    jobs,
    /** For the app's one-click connect: what the consent page would have given. */
    authorizeCode: (redirectUri = 'https://hover.to'): string => oauth.issueCode(redirectUri),
    /** An admin of the organization takes the app's access away. */
    revokeSignIn: oauth.revokeAll,
    /** The access tokens end; what renews them does not. */
    expireAccess: oauth.expireAccess,
    /** What a person does in the dashboard of usehover.com; answers the secret that it shows. */
    setAppWebhook: (url: string, secret?: string): string => app.setWebhook(url, secret)?.secret ?? '',
    storyNames: stories.map(({ name }) => name),
    /** Ends with the last delivery; null when there is no such story. `all` plays every one. */
    play,
    playAll: playlist.playAll,
    /** Begins to play many transactions in the background. */
    beginDay,
    /** What goes wrong with deliveries from now on; counts begin anew. */
    setFaults,
    faultState,
    /** What arrived of each transaction that was played. */
    played: ledger.all,
    /** One USSD delivery of a failed payment, with parts of its payload replaced. */
    deliver,
    async start(): Promise<{ readonly url: string }> {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(deps.port ?? 0, '127.0.0.1', resolve)
      })
      const address = server.address()
      const port = typeof address === 'object' ? address?.port : undefined
      return { url: `http://127.0.0.1:${port}` }
    },
    async stop(): Promise<void> {
      stopped.abort()
      const closed = new Promise(resolve => server.close(resolve))
      server.closeAllConnections()
      await Promise.all([closed, ...pending])
    },
  }
}
