import { describe, expect, it } from 'vitest'
import type { TunnelFact } from '../../../electron/services/tunnel/provider.ts'
import { startNgrokEdge } from '../../fakes/ngrok-edge/edge.ts'
import { edgeWith, isAlive, openAttempt } from './attempt.ts'

const ended = (facts: readonly TunnelFact[]) => facts.filter(fact => fact.kind === 'ended')

describe('an ngrok tunnel that goes away', () => {
  it('ends when ngrok drops the connection, and may be opened again', async () => {
    const edge = await edgeWith()
    const one = openAttempt(edge)
    await one.online
    edge.killAgents()
    expect(await one.ended).toEqual({ code: 'tunnel-failed', providerCode: null, retry: 'auto' })
  })

  it('ends when ngrok falls silent', async () => {
    const edge = await edgeWith()
    const one = openAttempt(edge, { heartbeat: { intervalSeconds: 1, toleranceSeconds: 1 } })
    await one.online
    edge.freeze()
    expect(await one.ended).toEqual({ code: 'no-network', providerCode: null, retry: 'auto' })
  })

  it('ends for the person to decide when its endpoint is stopped in the dashboard', async () => {
    const edge = await edgeWith()
    const one = openAttempt(edge)
    edge.stopTunnel(await one.online, { message: 'Stopped by the account owner.', code: '' })
    expect(await one.ended).toEqual({ code: 'tunnel-stopped-remotely', providerCode: null, retry: 'user' })
  })

  it('ends for the person to decide when its agent is stopped in the dashboard', async () => {
    const edge = await edgeWith()
    const one = openAttempt(edge)
    await one.online
    edge.sendStopCommand()
    expect(await one.ended).toEqual({ code: 'tunnel-stopped-remotely', providerCode: null, retry: 'user' })
  })

  it('ends when its process is killed', async () => {
    const edge = await edgeWith()
    const one = openAttempt(edge)
    await one.online
    process.kill(one.hostPid, 'SIGKILL')
    expect(await one.ended).toEqual({ code: 'tunnel-failed', providerCode: null, retry: 'auto' })
  })

  it('says that it ended once, and nothing after', async () => {
    const edge = await edgeWith()
    const one = openAttempt(edge)
    await one.online
    edge.killAgents()
    await one.ended
    await one.session.close()
    expect([ended(one.facts).length, one.facts.at(-1)?.kind]).toEqual([1, 'ended'])
  })

  it('has left no process behind when it says that it ended', async () => {
    const edge = await edgeWith()
    const one = openAttempt(edge)
    await one.online
    edge.killAgents()
    await one.ended
    expect(isAlive(one.hostPid)).toBe(false)
  })

  it('can be opened again at once', async () => {
    const edge = await edgeWith()
    const first = openAttempt(edge)
    await first.online
    edge.killAgents()
    await first.ended
    expect(await openAttempt(edge).online).toBe('https://test.ngrok.local')
  })
})

describe('an ngrok tunnel that does not come up', () => {
  it('ends for the person to decide when the authtoken is refused', async () => {
    const edge = await edgeWith({ authorize: () => ({ prose: 'The authtoken was reset.', code: 'ERR_NGROK_107' }) })
    expect(await openAttempt(edge).ended).toEqual({
      code: 'tunnel-auth-rejected',
      providerCode: 'ERR_NGROK_107',
      retry: 'user',
    })
  })

  it('lets no authtoken out of its process although ngrok repeats it in the refusal', async () => {
    const edge = await edgeWith({
      authorize: request => ({ prose: `Your authtoken: ${request.Extra.AuthToken}`, code: 'ERR_NGROK_105' }),
    })
    const one = openAttempt(edge, { authtoken: 'canary-token' })
    await one.ended
    expect(JSON.stringify([one.hostMessages, one.facts])).not.toContain('canary-token')
  })

  it('is worth another try when the address is still in use', async () => {
    const edge = await edgeWith({ bind: () => ({ prose: 'Already online.', code: 'ERR_NGROK_334' }) })
    expect(await openAttempt(edge).ended).toEqual({
      code: 'tunnel-address-in-use',
      providerCode: 'ERR_NGROK_334',
      retry: 'auto',
    })
  })

  it('says that somebody intercepts when the certificate is of another authority', async () => {
    const edge = await edgeWith()
    const other = await edgeWith()
    const one = openAttempt(edge, { server: { address: edge.address, caFile: other.caFile } })
    expect(await one.ended).toEqual({ code: 'tls-intercepted', providerCode: null, retry: 'auto' })
  })

  it('says that there is no network when nobody listens', async () => {
    const edge = await edgeWith()
    const gone = await startNgrokEdge()
    await gone.stop()
    const one = openAttempt(edge, { server: { address: gone.address, caFile: edge.caFile } })
    expect(await one.ended).toEqual({ code: 'no-network', providerCode: null, retry: 'auto' })
  })

  it('ends when the CA file is not there', async () => {
    const edge = await edgeWith()
    const one = openAttempt(edge, { server: { address: edge.address, caFile: `${edge.caFile}.missing` } })
    expect(await one.ended).toEqual({ code: 'tunnel-failed', providerCode: null, retry: 'auto' })
  })
})
