import { type ChildProcess, fork } from 'node:child_process'
import { on, once } from 'node:events'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { forkTunnelHost } from '../../../electron/services/tunnel/fork-host.ts'
import { type NgrokEdge, startNgrokEdge } from '../../fakes/ngrok-edge/edge.ts'
import { hostEntry } from './attempt.ts'

function startHost(): ChildProcess {
  const child = fork(hostEntry, [], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: [] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

async function startOnlineHost(): Promise<{ host: ChildProcess; edge: NgrokEdge }> {
  const edge = await startNgrokEdge()
  onTestFinished(edge.stop)
  const host = startHost()
  host.send({
    kind: 'open',
    authtoken: 'a-token',
    domain: '',
    port: 9,
    server: { address: edge.address, caFile: edge.caFile },
    heartbeat: { intervalSeconds: 10, toleranceSeconds: 15 },
  })
  for await (const [news] of on(host, 'message')) {
    if (news.kind === 'online') break
  }
  return { host, edge }
}

it('leaves when it is asked something that it cannot read', async () => {
  const host = startHost()
  const exit = once(host, 'exit')
  host.send({ kind: 'open', authtoken: 7 })
  expect(await exit).toEqual([0, null])
})

it('leaves when the app is gone, so that no agent stays behind', async () => {
  const { host } = await startOnlineHost()
  const exit = once(host, 'exit')
  host.disconnect()
  expect(await exit).toEqual([0, null])
})

it('leaves by itself when it is closed while the network is gone', async () => {
  const { host, edge } = await startOnlineHost()
  edge.freeze()
  const exit = once(host, 'exit')
  host.send({ kind: 'close' })
  expect(await exit).toEqual([0, null])
})

it('is reported as gone when its file is missing', async () => {
  const host = forkTunnelHost(join(hostEntry, 'missing.ts'))
  await expect(new Promise<void>(resolve => host.onExit(resolve))).resolves.toBeUndefined()
})

it.skipIf(process.platform === 'win32')('goes at once when it is killed, even when it hangs', async () => {
  const host = forkTunnelHost(hostEntry)
  const exit = new Promise<void>(resolve => host.onExit(resolve))
  expect(host.pid).toBeGreaterThan(0)
  process.kill(Number(host.pid), 'SIGSTOP')
  host.kill()
  await expect(exit).resolves.toBeUndefined()
})
