import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { tempDir } from '../services/store/store-kit.ts'
import { findProgram, freePort } from './program.ts'

export const natsServer = { program: findProgram('nats-server'), debianPackage: 'nats-server' }

interface Options {
  /** More of its configuration, in its own words. */
  readonly more?: string
  readonly hasJetStream?: boolean
  readonly onEnd: (end: () => void) => void
}

/** A real nats-server in a folder of its own, which can be killed and comes back on its port with what it had. */
export async function startNats({ more = '', hasJetStream = true, onEnd }: Options) {
  const [dir, port] = [tempDir(onEnd), await freePort()]
  mkdirSync(join(dir, 'data'))
  const config = join(dir, 'nats.conf')
  const jetStream = hasJetStream ? `jetstream { store_dir: "${join(dir, 'data')}" }` : ''
  writeFileSync(config, `listen: "127.0.0.1:${port}"\n${jetStream}\n${more}\n`)
  let server: ChildProcess | null = null

  async function start(): Promise<void> {
    const child = spawn(natsServer.program ?? '', ['-c', config], { stdio: 'ignore' })
    server = child
    while (!(await answers(port))) {
      if (child.exitCode !== null) throw new Error(`nats-server ended with ${child.exitCode}.`)
      await wait(10)
    }
  }
  async function kill(): Promise<void> {
    const child = server
    server = null
    if (child === null || child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }

  await start()
  onEnd(() => void server?.kill('SIGKILL'))
  return { url: `nats://127.0.0.1:${port}`, port, start, kill }
}
export type NatsServer = Awaited<ReturnType<typeof startNats>>

/** It greets whoever connects with what it is. */
function answers(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1')
    socket.once('data', () => {
      resolve(true)
      socket.destroy()
    })
    socket.once('error', () => resolve(false))
    socket.once('close', () => resolve(false))
  })
}
