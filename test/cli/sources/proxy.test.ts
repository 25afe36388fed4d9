import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { run, tempDir } from '../cli-kit.ts'

const entry = fileURLToPath(new URL('../../../electron/cli.ts', import.meta.url))

/** A proxy that notes where it is asked to lead, and leads nowhere. */
async function startProxy() {
  const asked: string[] = []
  const server = createServer().on('connect', (request, socket) => {
    asked.push(request.url ?? '')
    socket.end('HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n')
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo // A TCP server has one.
  return { asked, url: `http://127.0.0.1:${port}` }
}

it('asks the internet through the proxy that the environment names', async () => {
  const dataDir = tempDir()
  const proxy = await startProxy()
  await run(dataDir, ['tunnel', 'set', 'manual', '--url', 'https://hooks.hover-tray.test'])
  const plain = Object.entries(process.env).filter(([name]) => !/_proxy$/i.test(name))
  const env = { ...Object.fromEntries(plain), NODE_USE_ENV_PROXY: '1', HTTPS_PROXY: proxy.url }
  const args = [entry, '--data-dir', dataDir, 'serve', '--port', '0']
  const engine = spawn(process.execPath, args, { env, stdio: 'ignore' })
  onTestFinished(() => void engine.kill('SIGKILL'))
  await expect.poll(() => proxy.asked, { timeout: 15_000 }).toContain('hooks.hover-tray.test:443')
})
