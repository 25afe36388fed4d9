import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Server } from 'node:http'
import { expect, it, onTestFinished } from 'vitest'
import { createReceiver } from '../../../../electron/services/receiving/http/receiver.ts'

/** A receiver, and the server inside it, which Node tells of on the first request. */
async function start() {
  const lost: number[] = []
  const receiver = createReceiver({ isHook: () => false, handle: async () => ({ status: 200 }), now: Date.now })
  onTestFinished(() => receiver.close())
  const opened = await receiver.listen(0, () => lost.push(1))
  if (!opened.ok) throw new Error(opened.reason)
  const { port } = opened
  return { receiver, lost, port, server: await serverAt(port) }
}

async function serverAt(port: number): Promise<Server> {
  const found = Promise.withResolvers<Server>()
  const hear = (message: unknown) => {
    // As Node documents this channel.
    const { server } = message as { readonly server: Server }
    const address = server.address()
    if (typeof address === 'object' && address?.port === port) found.resolve(server)
  }
  subscribe('http.server.request.start', hear)
  await fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } })
  const server = await found.promise
  unsubscribe('http.server.request.start', hear)
  return server
}

it('says once that it stopped listening although nobody closed it', async () => {
  const { server, lost } = await start()
  await new Promise(done => server.close(done))
  expect(lost.length).toBe(1)
})

it('says that it is lost when its socket is broken', async () => {
  const { server, lost } = await start()
  server.emit('error', Object.assign(new Error('accept'), { code: 'EBADF' }))
  server.emit('error', Object.assign(new Error('accept'), { code: 'EBADF' }))
  expect(lost.length).toBe(1)
})

it.each(['EMFILE', 'ENFILE', 'ENOBUFS', 'ENOMEM'])('goes on after %s, which one connection meets', async code => {
  const { server, lost, port } = await start()
  server.emit('error', Object.assign(new Error('accept'), { code }))
  expect([lost, (await fetch(`http://127.0.0.1:${port}/`)).status]).toEqual([[], 404])
})

it('says nothing when it is closed', async () => {
  const { receiver, lost } = await start()
  await receiver.close()
  expect(lost).toEqual([])
})

it('listens at the same port again after it was lost', async () => {
  const { server, receiver, port } = await start()
  await new Promise(done => server.close(done))
  await receiver.close()
  expect(await receiver.listen(port, () => {})).toEqual({ ok: true, port })
})

it('does not call a port that is taken lost', async () => {
  const { port } = await start()
  const lost: number[] = []
  const other = createReceiver({ isHook: () => false, handle: async () => ({ status: 200 }), now: Date.now })
  await other.listen(port, () => lost.push(1))
  await other.close()
  expect(lost).toEqual([])
})
