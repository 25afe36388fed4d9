import { fork } from 'node:child_process'
import type { HostProcess } from './host-process.ts'

export interface ForkedHost extends HostProcess {
  /** Undefined when the process could not be started. */
  readonly pid: number | undefined
}

/** Starts the tunnel host in plain Node. `entry` is tunnel-host.ts, or what the build made of it. */
export function forkTunnelHost(entry: string): ForkedHost {
  const { NODE_OPTIONS: _options, ...env } = process.env
  // No output: the SDK prints, and its texts can hold the authtoken. No flags of ours: a debugger's port would clash.
  const child = fork(entry, [], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: [], env })
  let exitListener = () => {}

  child.on('exit', () => exitListener())
  child.on('error', () => {
    // Also emitted for a message that could not be sent; then 'exit' follows by itself.
    if (child.pid === undefined) exitListener()
  })

  return {
    pid: child.pid,
    send(question) {
      if (child.connected) child.send(question, () => {})
    },
    onMessage: listen => void child.on('message', listen),
    onExit(listen) {
      exitListener = listen
    },
    kill: () => void child.kill('SIGKILL'),
  }
}
