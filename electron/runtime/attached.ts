import { spawn } from 'node:child_process'
import { constants } from 'node:os'

const forwarded = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const

/**
 * Runs a program in our place: our terminal, our signals, and its exit code (128 + n for signal n).
 *
 * In a terminal Ctrl-C reaches the whole group by itself; sent once more it would look like an impatient second one.
 */
export const runAttached = (command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> =>
  new Promise(done => {
    const child = spawn(command, args, { stdio: 'inherit', env })
    const handlers = forwarded.map(signal => {
      const handler = () => {
        if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
      }
      process.on(signal, handler)
      return { signal, handler }
    })
    const end = (code: number) => {
      for (const { signal, handler } of handlers) process.off(signal, handler)
      done(code)
    }
    child.on('error', () => end(127))
    child.on('exit', (code, signal) => end(code ?? 128 + (signal === null ? 0 : constants.signals[signal])))
  })
