import { describe, expect, it } from 'vitest'
import { ngrokProblem } from '../../../electron/services/tunnel/ngrok-problem.ts'

describe('what a refusal of ngrok means', () => {
  it.each([
    ['4018', 'tunnel-auth-missing', 'user'],
    ['105', 'tunnel-auth-rejected', 'user'],
    ['106', 'tunnel-auth-rejected', 'user'],
    ['107', 'tunnel-auth-rejected', 'user'],
    ['102', 'tunnel-account-blocked', 'user'],
    ['103', 'tunnel-account-blocked', 'user'],
    ['123', 'tunnel-account-blocked', 'user'],
    ['108', 'tunnel-agent-limit', 'auto'],
    ['348', 'tunnel-agent-limit', 'auto'],
    ['120', 'tunnel-client-too-old', 'user'],
    ['121', 'tunnel-client-too-old', 'user'],
    ['334', 'tunnel-address-in-use', 'auto'],
    ['313', 'tunnel-address-not-yours', 'user'],
    ['320', 'tunnel-address-not-yours', 'user'],
    ['326', 'tunnel-address-not-yours', 'user'],
    ['15002', 'tunnel-address-not-yours', 'user'],
    ['15013', 'tunnel-address-not-yours', 'user'],
    ['324', 'tunnel-endpoint-limit', 'user'],
    ['9012', 'tls-intercepted', 'user'],
    ['100', 'tunnel-failed', 'user'],
    ['109', 'tunnel-failed', 'user'],
    ['111', 'tunnel-failed', 'user'],
    ['112', 'tunnel-failed', 'user'],
    ['9999', 'tunnel-failed', 'auto'],
  ] as const)('ERR_NGROK_%s is %s, to be mended by: %s', (number, code, retry) => {
    const ngrokCode = `ERR_NGROK_${number}`
    expect(ngrokProblem({ kind: 'refused', ngrokCode })).toEqual({ code, providerCode: ngrokCode, retry })
  })
})

describe('what a trouble without a code means', () => {
  it.each([
    ['unreachable', 'no-network', 'auto'],
    ['silent', 'no-network', 'auto'],
    ['untrusted', 'tls-intercepted', 'auto'],
    ['dropped', 'tunnel-failed', 'auto'],
    ['unknown', 'tunnel-failed', 'auto'],
    ['stopped', 'tunnel-stopped-remotely', 'user'],
  ] as const)('%s is %s, to be mended by: %s', (kind, code, retry) => {
    expect(ngrokProblem({ kind, ngrokCode: null })).toEqual({ code, providerCode: null, retry })
  })
})

it('does not fight a stop from outside, whatever its code', () => {
  expect(ngrokProblem({ kind: 'stopped', ngrokCode: 'ERR_NGROK_108' }).retry).toBe('user')
})
