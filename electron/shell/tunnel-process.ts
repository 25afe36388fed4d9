import { utilityProcess } from 'electron'
import type { HostProcess } from '../services/tunnel/host-process.ts'

/** The tunnel host as a utility process of Electron. */
export function spawnTunnelProcess(entry: string): HostProcess {
  // No output: the SDK prints, and its texts can hold the authtoken.
  const child = utilityProcess.fork(entry, [], { stdio: 'ignore', serviceName: 'Hover Tray tunnel' })
  let isGone = false
  child.once('exit', () => {
    isGone = true
  })
  return {
    send(question) {
      if (!isGone) child.postMessage(question)
    },
    onMessage: listen => void child.on('message', listen),
    onExit: listen => void child.once('exit', listen),
    kill() {
      // Electron's own kill() asks politely (SIGTERM), which a process inside the SDK may not hear.
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL')
      else child.kill()
    },
  }
}
