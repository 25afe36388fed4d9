import { connect, createServer, type Server } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type NgrokEdge, startNgrokEdge } from '../fakes/ngrok-edge/edge.ts'
import { type AppUnderTest, launchApp, makeDataDir } from './app-under-test.ts'
import { type Desktop, startDesktop } from './desktop/desktop.ts'

const data = makeDataDir()
let desktop: Desktop
let edge: NgrokEdge
let road: Server
let port: number
let app: AppUnderTest

beforeAll(async () => {
  edge = await startNgrokEdge()
  road = roadTo(edge.address)
  port = await open(road, 0)
  desktop = await startDesktop()
  app = await launchApp(desktop, data.dataDir)
})

afterAll(async () => {
  await app?.quit()
  await desktop?.stop()
  road?.close()
  await edge?.stop()
  data.remove()
})

/** The network between the app and the edge: while it is closed, nothing of the edge can be reached. */
function roadTo(address: string): Server {
  const [host = '', to = ''] = address.split(':')
  return createServer(socket => {
    const further = connect(Number(to), host)
    socket.pipe(further).pipe(socket)
    for (const end of [socket, further]) end.on('error', () => [socket, further].forEach(one => void one.destroy()))
  })
}

function open(server: Server, at: number): Promise<number> {
  return new Promise(resolve => {
    server.listen(at, '127.0.0.1', () => {
      const bound = server.address()
      resolve(typeof bound === 'object' && bound !== null ? bound.port : 0)
    })
  })
}

const closeRoad = () => new Promise(resolve => road.close(resolve))

/** How far off the next attempt has to be before the machine wakes: long enough that only waking can begin one. */
const farMs = 5_000

test('a machine that wakes up connects at once, long before the next attempt was due', async () => {
  await closeRoad()
  const server = { address: `127.0.0.1:${port}`, caFile: edge.caFile }
  await app.ask('tunnel.set', { tunnel: { kind: 'ngrok', domain: 'awake.ngrok.test', server }, authtoken: 'a-token' })
  await app.until(
    ({ connection: { tunnel } }) =>
      tunnel.kind === 'down' && tunnel.retryAt !== null && Date.parse(tunnel.retryAt) - Date.now() > farMs,
  )
  road = roadTo(edge.address)
  await open(road, port)
  await app.electron.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'))
  const awake = await app.ask('app.state', undefined)
  expect(awake.connection.tunnel.kind).not.toBe('down')
  await app.until(({ connection }) => connection.tunnel.kind === 'online')
})
