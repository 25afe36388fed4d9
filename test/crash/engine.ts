import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const entry = fileURLToPath(new URL('../../electron/cli.ts', import.meta.url))

export interface Engine {
  readonly said: { readonly stdout: string; readonly stderr: string }
  /** Code or signal. */
  readonly ended: Promise<number | string>
  /** The port of the receiver. Rejects when the engine ends without being ready. */
  readonly ready: Promise<number>
  untilSaid(pattern: RegExp): Promise<void>
  kill(): Promise<void>
  /** Asks it to stop, and returns the code. */
  stop(): Promise<number | string>
  signal(signal: NodeJS.Signals): void
}

interface Start {
  readonly dataDir: string
  readonly env?: Readonly<Record<string, string>>
  readonly args?: readonly string[]
  /** Instead of the command line of the app: a program of the suite. */
  readonly program?: string
  /** Instead of Node itself: what starts it, under other limits or as another user. */
  readonly wrapper?: readonly string[]
}

/** A real engine in a process of its own: `hover-tray serve`, or another command. */
export function startEngine({ dataDir, env = {}, args = ['serve', '--port', '0'], ...how }: Start): Engine {
  const { HOVER_TRAY_DATA_DIR: _dir, HOVER_TRAY_DEBUG: _debug, NODE_OPTIONS: _options, ...inherited } = process.env
  const { program = entry, wrapper = [] } = how
  const [file = process.execPath, ...rest] = [...wrapper, process.execPath, program, ...args, '--data-dir', dataDir]
  const child = spawn(file, rest, { env: { ...inherited, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text
    })
  }
  const ended: Promise<number | string> = once(child, 'close').then(([code, signal]) => code ?? signal)

  async function until(name: 'stdout' | 'stderr', pattern: RegExp): Promise<string> {
    for (;;) {
      const found = pattern.exec(said[name])?.[1]
      if (found !== undefined) return found
      const end = ended.then(code => {
        if (pattern.test(said[name])) return
        throw new Error(`The engine ended with ${code}, without ${pattern}:\n${said.stderr}`)
      })
      await Promise.race([once(child[name], 'data'), end])
    }
  }

  const ready = until('stdout', /"event":"ready".*"port":(\d+)/).then(Number)
  // Whoever kills it on the way there does not wait for it.
  ready.catch(() => {})
  return {
    said,
    ended,
    ready,
    untilSaid: async pattern => void (await until('stderr', new RegExp(`(${pattern.source})`, pattern.flags))),
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
    signal: signal => void child.kill(signal),
  }
}
