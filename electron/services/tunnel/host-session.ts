import ngrok from '@ngrok/ngrok'
import type { HostQuestion, HostTrouble } from './host-messages.ts'
import { endOfListener, sdkTrouble } from './sdk-trouble.ts'

type OpenQuestion = Extract<HostQuestion, { kind: 'open' }>

export interface HostSession {
  /** Unbinds the endpoint. Can hang for ever when the network is gone: bound it. */
  unbind(): Promise<void>
}

interface HostReports {
  online(url: string): void
  beat(latencyMs: number): void
  /** May come more than once: the first counts. */
  trouble(trouble: HostTrouble): void
}

/**
 * One ngrok session with one endpoint, which never comes back by itself.
 *
 * The SDK's own reconnect waits 2 minutes, then 1 h 46 min (ngrok-rust's ExponentialBackoff without a cap), also after a
 * refused token, and a heartbeat that fails only calls back with null. So: no reconnect, and silence is an end.
 */
export async function openHostSession(question: OpenQuestion, reports: HostReports): Promise<HostSession | null> {
  try {
    const session = await sessionBuilder(question, reports).connect()
    const endpoint = session.httpEndpoint()
    if (question.domain !== '') endpoint.domain(question.domain)
    // listenAndForward tells ngrok only this address; listen() would send the path of the executable and the pid.
    const listener = await endpoint.listenAndForward(`http://127.0.0.1:${question.port}`)
    listener.join().then(
      () => reports.trouble({ kind: 'dropped', ngrokCode: null }),
      error => reports.trouble(endOfListener(error)),
    )
    reports.online(listener.url() ?? '')
    return { unbind: () => listener.close() }
  } catch (error) {
    reports.trouble(sdkTrouble(error))
    return null
  }
}

function sessionBuilder(question: OpenQuestion, reports: HostReports) {
  const builder = new ngrok.SessionBuilder()
    .authtoken(question.authtoken)
    .heartbeatInterval(question.heartbeat.intervalSeconds)
    .heartbeatTolerance(question.heartbeat.toleranceSeconds)
    .handleDisconnection(() => {
      // The SDK aborts the process when this throws or returns a promise (ngrok-javascript 1.7.0).
      try {
        reports.trouble({ kind: 'dropped', ngrokCode: null })
      } catch {}
      return false
    })
    .handleHeartbeat((latencyMs: number | null | undefined) => {
      if (typeof latencyMs === 'number') reports.beat(latencyMs)
      else reports.trouble({ kind: 'silent', ngrokCode: null })
    })
    .handleStopCommand(() => reports.trouble({ kind: 'stopped', ngrokCode: null }))
  if (question.server !== null) builder.serverAddr(question.server.address).rootCas(question.server.caFile)
  return builder
}
