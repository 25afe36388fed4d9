import type { HostTrouble } from './host-messages.ts'
import type { TunnelProblem } from './provider.ts'

type Verdict = Pick<TunnelProblem, 'code' | 'retry'>

const rejected: Verdict = { code: 'tunnel-auth-rejected', retry: 'user' }
const blocked: Verdict = { code: 'tunnel-account-blocked', retry: 'user' }
const tooOld: Verdict = { code: 'tunnel-client-too-old', retry: 'user' }
const agentLimit: Verdict = { code: 'tunnel-agent-limit', retry: 'auto' }
const notYours: Verdict = { code: 'tunnel-address-not-yours', retry: 'user' }
const ourFault: Verdict = { code: 'tunnel-failed', retry: 'user' }

/** Source: https://ngrok.com/docs/errors. A code that is not here keeps the app trying. */
const verdicts: ReadonlyMap<string, Verdict> = new Map([
  ['ERR_NGROK_4018', { code: 'tunnel-auth-missing', retry: 'user' }],
  ['ERR_NGROK_105', rejected], // malformed
  ['ERR_NGROK_106', rejected], // of the first version
  ['ERR_NGROK_107', rejected], // reset or revoked
  ['ERR_NGROK_102', blocked], // suspended for a payment
  ['ERR_NGROK_103', blocked], // suspended
  ['ERR_NGROK_123', blocked], // e-mail address not verified
  ['ERR_NGROK_120', tooOld],
  ['ERR_NGROK_121', tooOld],
  // Another agent may go at any time, and so does our own old session once ngrok misses its heartbeats.
  ['ERR_NGROK_108', agentLimit],
  ['ERR_NGROK_348', agentLimit],
  ['ERR_NGROK_334', { code: 'tunnel-address-in-use', retry: 'auto' }],
  ['ERR_NGROK_313', notYours], // custom subdomain needs a paid plan
  ['ERR_NGROK_320', notYours], // domain of another account
  ['ERR_NGROK_326', notYours], // not a domain name
  ['ERR_NGROK_15002', notYours], // not registered
  ['ERR_NGROK_15013', notYours], // no such development domain
  ['ERR_NGROK_324', { code: 'tunnel-endpoint-limit', retry: 'user' }],
  ['ERR_NGROK_9012', { code: 'tls-intercepted', retry: 'user' }], // custom CAs not allowed
  ['ERR_NGROK_100', ourFault], // metadata
  ['ERR_NGROK_109', ourFault], // malformed authentication request
  ['ERR_NGROK_111', ourFault], // heartbeat interval
  ['ERR_NGROK_112', ourFault], // heartbeat tolerance
])

/** What a trouble of the ngrok session means for the person, and whether trying again can help. */
export function ngrokProblem(trouble: HostTrouble): TunnelProblem {
  const known = trouble.ngrokCode === null ? undefined : verdicts.get(trouble.ngrokCode)
  const verdict = known ?? verdictOfKind(trouble.kind)
  // Somebody stopped this endpoint on purpose: coming back by itself would fight them.
  const retry = trouble.kind === 'stopped' ? 'user' : verdict.retry
  return { code: verdict.code, providerCode: trouble.ngrokCode, retry }
}

function verdictOfKind(kind: HostTrouble['kind']): Verdict {
  switch (kind) {
    case 'unreachable':
    case 'silent':
      return { code: 'no-network', retry: 'auto' }
    case 'untrusted':
      return { code: 'tls-intercepted', retry: 'auto' }
    case 'stopped':
      return { code: 'tunnel-stopped-remotely', retry: 'user' }
    case 'refused':
    case 'dropped':
    case 'unknown':
      return { code: 'tunnel-failed', retry: 'auto' }
  }
}
