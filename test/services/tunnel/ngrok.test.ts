import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { NgrokEdge } from '../../fakes/ngrok-edge/edge.ts'
import type { BindRequest } from '../../fakes/ngrok-edge/messages.ts'
import { edgeWith, isAlive, openAttempt } from './attempt.ts'

describe('an ngrok tunnel that is up', () => {
  it('has the address of the domain that was asked for', async () => {
    const edge = await edgeWith()
    expect(await openAttempt(edge, { domain: 'shop.ngrok.local' }).online).toBe('https://shop.ngrok.local')
  })

  it('has the address that ngrok gives when no domain was asked for', async () => {
    const edge = await edgeWith({ defaultDomain: 'given.ngrok.local' })
    expect(await openAttempt(edge).online).toBe('https://given.ngrok.local')
  })

  it('delivers a POST byte for byte', async () => {
    const body = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7 + (index >> 8)) & 0xff))
    const received = Promise.withResolvers<Buffer>()
    const receiver = createServer(async (request, response) => {
      received.resolve(await buffer(request))
      response.end()
    }).listen(0, '127.0.0.1')
    await once(receiver, 'listening')
    onTestFinished(() => void receiver.close())
    const edge = await edgeWith()
    await openAttempt(edge, { port: portOf(receiver.address()) }).online

    await post(edge, body)

    expect((await received.promise).equals(body)).toBe(true)
  })

  it('carries the answer of the receiver back to the caller', async () => {
    const receiver = createServer((_, response) => response.writeHead(401).end('no')).listen(0, '127.0.0.1')
    await once(receiver, 'listening')
    onTestFinished(() => void receiver.close())
    const edge = await edgeWith()
    await openAttempt(edge, { port: portOf(receiver.address()) }).online

    const response = await post(edge, Buffer.from('{}'))

    expect([response.status, await response.text()]).toEqual([401, 'no'])
  })

  it('tells ngrok no more of this machine than the local address', async () => {
    const binds: BindRequest[] = []
    const edge = await edgeWith({
      bind(request) {
        binds.push(request)
        return null
      },
    })
    await openAttempt(edge, { port: 4711 }).online
    expect(binds.map(bind => bind.ForwardsTo)).toEqual(['http://127.0.0.1:4711/'])
  })

  it.runIf(process.platform === 'linux')('shows its authtoken to no reader of the process table', async () => {
    const edge = await edgeWith()
    const one = openAttempt(edge, { authtoken: 'canary-token' })
    await one.online
    const shown = await Promise.all(
      ['cmdline', 'environ'].map(file => readFile(`/proc/${one.hostPid}/${file}`, 'utf8')),
    )
    expect(shown.join()).not.toContain('canary-token')
  })
})

describe('close() of an ngrok tunnel', () => {
  it('gives the address up before the process ends', async () => {
    const unbound: string[] = []
    const edge = await edgeWith({ onUnbind: id => unbound.push(id) })
    const one = openAttempt(edge)
    await one.online
    await one.session.close()
    // Nothing else unbinds it, but what was sent before the end may be read after it.
    await edge.when(() => unbound.length > 0)
  })

  it('frees the place of the agent', async () => {
    const edge = await edgeWith()
    const one = openAttempt(edge)
    await one.online
    await one.session.close()
    await edge.when(() => edge.agentCount() === 0)
    expect(isAlive(one.hostPid)).toBe(false)
  })

  it('does not wait for a network that is gone', async () => {
    const edge = await edgeWith()
    const one = openAttempt(edge)
    await one.online
    edge.freeze()
    await one.session.close()
    expect(isAlive(one.hostPid)).toBe(false)
  })

  it('ends an attempt that is not online yet', async () => {
    const edge = await edgeWith()
    const one = openAttempt(edge)
    await one.session.close()
    expect(isAlive(one.hostPid)).toBe(false)
  })

  it('is followed by no fact', async () => {
    const edge = await edgeWith()
    const one = openAttempt(edge)
    await one.online
    const before = one.facts.length
    await one.session.close()
    await edge.when(() => edge.agentCount() === 0)
    expect(one.facts.slice(before)).toEqual([])
  })
})

function post(edge: NgrokEdge, body: Buffer<ArrayBuffer>): Promise<Response> {
  return fetch(`http://127.0.0.1:${edge.publicPort}/hook/abc`, {
    method: 'POST',
    body,
    headers: { connection: 'close' },
  })
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return address.port
}
