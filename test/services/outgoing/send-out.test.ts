import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Webhook } from 'standardwebhooks'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createSendOut, type OutgoingNotice } from '../../../electron/services/outgoing/send-out.ts'

const key = `whsec_${Buffer.from('a key of thirty-two bytes, or so').toString('base64')}`
const now = Date.now()
const message: OutgoingNotice = {
  id: 'shop/ussd/a#1/outgoing:ops',
  notice: {
    ...{ title: 'Envoi <d’argent> & échec', body: 'Safaricom', urgency: 'critical', transactionId: 'shop/ussd/a' },
    ...{ status: 'failed', dueAt: '2026-07-01T12:00:00.000Z' },
  },
}

interface Got {
  readonly request: IncomingMessage
  readonly body: string
}

/** A receiver of notices that answers with this status. */
async function receiver(status = 200, headers: Readonly<Record<string, string>> = {}) {
  const got: Got[] = []
  const server = createServer(async (request, response) => {
    got.push({ request, body: await text(request) })
    response.writeHead(status, headers).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  // A server that listens on TCP has an address with a port.
  return { got, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/alarm` }
}

function sender(address: string | undefined, secret?: string) {
  const secrets = new Map([
    ['channel/ops/address', address],
    ['channel/ops/key', secret],
  ])
  const send = createSendOut({ vault: { get: name => secrets.get(name) }, fetch: globalThis.fetch, now: () => now })
  return (kind: 'webhook' | 'ntfy' | 'slack', signal = new AbortController().signal) =>
    send({ id: 'ops', name: 'Ops', kind }, message, signal)
}

describe('a notice that leaves the app', () => {
  it('as a webhook is signed so that the library of the receiver proves it', async () => {
    const { got, url } = await receiver()
    expect(await sender(url, key)('webhook')).toBe('sent')
    const [one] = got
    const proven = new Webhook(key).verify(one?.body ?? '', one?.request.headers as Record<string, string>)
    expect(proven).toMatchObject({ type: 'notice.unacknowledged', data: { transactionId: 'shop/ussd/a' } })
    expect(one?.request.headers['webhook-id']).toBe(message.id)
  })

  it('to ntfy carries title and priority in any script, and its token', async () => {
    const { got, url } = await receiver()
    await sender(url, 'tk_1')('ntfy')
    const asked = new URL(got[0]?.request.url ?? '', url)
    expect([asked.searchParams.get('title'), asked.searchParams.get('priority'), got[0]?.body]).toEqual([
      ...[message.notice.title, '5', 'Safaricom'],
    ])
    expect(got[0]?.request.headers.authorization).toBe('Bearer tk_1')
  })

  it('to Slack is a text in which nothing is a command', async () => {
    const { got, url } = await receiver()
    await sender(url)('slack')
    expect(JSON.parse(got[0]?.body ?? '')).toEqual({ text: '*Envoi &lt;d’argent&gt; &amp; échec*\nSafaricom' })
  })

  it.each([500, 404])('is refused by an answer of %d', async status => {
    const { url } = await receiver(status)
    expect(await sender(url)('slack')).toBe('refused')
  })

  it('follows no redirect, which could lead it anywhere', async () => {
    const other = await receiver()
    const { url } = await receiver(307, { location: other.url })
    expect([await sender(url)('webhook'), other.got]).toEqual(['refused', []])
  })

  it('goes nowhere without an address, and says so', async () => {
    expect(await sender(undefined)('ntfy')).toBe('no-address')
  })

  it('reaches nobody where nobody listens', async () => {
    expect(await sender('http://127.0.0.1:1/')('slack')).toBe('unreachable')
  })

  it('ends with the signal', async () => {
    const { url } = await receiver()
    expect(await sender(url)('slack', AbortSignal.abort())).toBe('unreachable')
  })
})
