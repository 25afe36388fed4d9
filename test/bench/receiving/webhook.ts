import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { stopProcess } from '../processes.ts'
import { type Contestant, contestantNames } from './contestant.ts'
import { flushCounting } from './flushes.ts'
import { benchSecret } from './payload.ts'

const readyLimitMs = 10_000

/** Debian's package of that name: a server that runs a command for each request. */
export function webhookIsInstalled(): boolean {
  return spawnSync('webhook', ['-version'], { stdio: 'ignore' }).status === 0
}

/** It answers when its command has ended: one line appended to a file, and that file flushed. */
export async function startWebhook(folder: string): Promise<Contestant> {
  const lines = join(folder, 'webhook.lines')
  const command = join(folder, 'webhook.sh')
  writeFileSync(command, `#!/bin/sh\nprintf '%s\\n' "$1" >> '${lines}' && sync -d '${lines}'\n`)
  chmodSync(command, 0o700)
  const hooksFile = join(folder, 'webhook.json')
  writeFileSync(hooksFile, JSON.stringify([hookOf(command)]))
  const port = await freePort()
  const counting = flushCounting(folder, 'webhook')
  const output = openSync(join(folder, 'webhook.log'), 'a')
  const child = spawn('webhook', ['-hooks', hooksFile, '-ip', '127.0.0.1', '-port', String(port)], {
    stdio: ['ignore', output, output],
    env: { ...process.env, ...counting.env },
  })
  await listening(port)
  return {
    name: contestantNames.webhook,
    port,
    path: '/hooks/bench',
    isDurable: true,
    stored: () => (existsSync(lines) ? readFileSync(lines, 'latin1').split('\n').length - 1 : 0),
    flushes: counting.flushes,
    begin: () => {},
    end: async () => null,
    stop: () => stopProcess(child, 3_000),
  }
}

const hookOf = (command: string) => ({
  id: 'bench',
  'execute-command': command,
  // Without it the answer would come before the command has run.
  'include-command-output-in-response': true,
  'pass-arguments-to-command': [{ source: 'entire-payload' }],
  'trigger-rule': {
    match: { type: 'value', value: benchSecret, parameter: { source: 'payload', name: 'meta.secret' } },
  },
})

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

async function listening(port: number): Promise<void> {
  const end = performance.now() + readyLimitMs
  while (performance.now() < end) {
    const isOpen = await new Promise<boolean>(resolve => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false))
      socket.on('connect', () => socket.destroy())
    })
    if (isOpen) return
    await pause(20)
  }
  throw new Error('webhook did not become ready.')
}
