import { type ChildProcess, spawn } from 'node:child_process'
import { constants } from 'node:os'

const forwarded = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const

/**
 * Runs a program in our place: our terminal, our signals, and its exit code (128 + n for signal n).
 *
 * In a terminal Ctrl-C reaches the whole group by itself; sent once more it would look like an impatient second one.
 */
export const runAttached = (command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> =>
  attach(spawn(command, args, { stdio: 'inherit', env }))

/** The same; `onError` also hears what it writes to standard error, in pieces. */
export const runHeard = (
  command: string,
  args: readonly string[],
  { env, onError }: { readonly env: NodeJS.ProcessEnv; readonly onError: (piece: Buffer) => void },
): Promise<number> => {
  const child = spawn(command, args, { stdio: ['inherit', 'inherit', 'pipe'], env })
  child.stderr.on('data', (piece: Buffer) => {
    process.stderr.write(piece)
    onError(piece)
  })
  return attach(child)
}

const attach = (child: ChildProcess): Promise<number> =>
  new Promise(done => {
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
    // Not 'exit': what it wrote last may come after that.
    child.on('close', (code, signal) => end(code ?? 128 + (signal === null ? 0 : constants.signals[signal])))
  })
