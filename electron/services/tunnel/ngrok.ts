import type { TunnelSettings } from '../../contract/settings/settings.ts'
import { type HostQuestion, hostNewsSchema } from './host-messages.ts'
import type { HostProcess } from './host-process.ts'
import { ngrokProblem } from './ngrok-problem.ts'
import type { TunnelProblem, TunnelProvider, TunnelRequest, TunnelSession } from './provider.ts'
import type { StartTimer } from './timer.ts'

/** Bound of one attempt: process, TLS, authentication and bind together. */
const openLimitMs = 20_000
/** For the host to unbind (it allows itself 1.5 s) and exit, before it is killed. */
const leaveLimitMs = 2_500
/** For a killed process to be reaped, before it counts as gone. */
const reapLimitMs = 1_000

/** ngrok's defaults; its edge refuses short ones (ERR_NGROK_111, 112). Silence is noticed after both together. */
const defaultHeartbeat = { intervalSeconds: 10, toleranceSeconds: 15 }

/** For the host to say by itself that the edge is silent. */
const graceMs = 3_000

const authtokenMissing: TunnelProblem = { code: 'tunnel-auth-missing', providerCode: null, retry: 'user' }
const edgeSilent: TunnelProblem = { code: 'no-network', providerCode: null, retry: 'auto' }
const hostBroken: TunnelProblem = { code: 'tunnel-failed', providerCode: null, retry: 'auto' }

interface NgrokTunnelDeps {
  readonly settings: Extract<TunnelSettings, { kind: 'ngrok' }>
  readonly authtoken: string | null
  readonly spawnHost: () => HostProcess
  readonly startTimer: StartTimer
  readonly heartbeat?: { readonly intervalSeconds: number; readonly toleranceSeconds: number }
}

/** ngrok, through its SDK in a process of its own: each `open` is one process, one session, one endpoint. */
export function createNgrokTunnel(deps: NgrokTunnelDeps): TunnelProvider {
  const { settings, authtoken, spawnHost, startTimer, heartbeat = defaultHeartbeat } = deps
  return {
    // A host that is silent for longer is frozen: one whose edge is silent would have ended.
    silenceLimitMs: (heartbeat.intervalSeconds + heartbeat.toleranceSeconds) * 1_000 + graceMs,
    open(request) {
      if (authtoken === null || authtoken === '') return openNothing(request, authtokenMissing)
      const { domain, server } = settings
      const question: HostQuestion = { kind: 'open', authtoken, domain, port: request.port, server, heartbeat }
      return openInHost({ request, question, host: spawnHost(), startTimer })
    },
  }
}

function openInHost(attempt: {
  readonly request: TunnelRequest
  readonly question: HostQuestion
  readonly host: HostProcess
  readonly startTimer: StartTimer
}): TunnelSession {
  const { request, question, host, startTimer } = attempt
  /** Set once: after it the host's words no longer count, only its exit. */
  let leaving: { readonly problem: TunnelProblem | null } | null = null
  let isGone = false
  let tellGone = () => {}
  const gone = new Promise<void>(resolve => {
    tellGone = resolve
  })
  let cancelTimer = startTimer(openLimitMs, () => leave(edgeSilent, 0))

  function leave(problem: TunnelProblem | null, limitMs: number): void {
    if (leaving !== null || isGone) return
    leaving = { problem }
    cancelTimer()
    cancelTimer = startTimer(limitMs, killHost)
  }

  function killHost(): void {
    cancelTimer()
    cancelTimer = startTimer(reapLimitMs, finish)
    host.kill()
  }

  // `ended` waits for the exit: only that frees the agent's place, and the next attempt needs it.
  function finish(): void {
    if (isGone) return
    isGone = true
    cancelTimer()
    tellGone()
    const problem = leaving === null ? hostBroken : leaving.problem
    if (problem !== null) request.onFact({ kind: 'ended', problem })
  }

  host.onExit(finish)
  host.onMessage(message => {
    if (leaving !== null || isGone) return
    const news = hostNewsSchema.safeParse(message)
    if (!news.success) return leave(hostBroken, 0)
    switch (news.data.kind) {
      case 'online':
        cancelTimer()
        return request.onFact({ kind: 'online', url: news.data.url })
      case 'beat':
        return request.onFact({ kind: 'beat', latencyMs: news.data.latencyMs })
      case 'ended':
        return leave(ngrokProblem(news.data.trouble), leaveLimitMs)
    }
  })
  host.send(question)

  return {
    close() {
      if (leaving === null) host.send({ kind: 'close' })
      else leaving = { problem: null }
      leave(null, leaveLimitMs)
      return gone
    },
    kill() {
      leaving = { problem: null }
      if (!isGone) killHost()
      return gone
    },
  }
}

function openNothing(request: TunnelRequest, problem: TunnelProblem): TunnelSession {
  let isOpen = true
  queueMicrotask(() => {
    if (isOpen) request.onFact({ kind: 'ended', problem })
  })
  const close = async () => {
    isOpen = false
  }
  return { close, kill: close }
}
