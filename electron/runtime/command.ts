import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

interface Running {
  readonly cwd?: string
  readonly env?: NodeJS.ProcessEnv
  readonly signal?: AbortSignal
}

interface Ended {
  /** null: it could not be started, or a signal ended it. */
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a command to its end. Never rejects: a command that cannot be started has the code null. */
export const run = (command: string, args: readonly string[], running: Running = {}): Promise<Ended> =>
  new Promise(done => {
    const { cwd, env, signal } = running
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(cwd === undefined ? {} : { cwd }),
      ...(env === undefined ? {} : { env }),
      ...(signal === undefined ? {} : { signal, killSignal: 'SIGKILL' }),
    })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', chunk => {
      stdout += chunk
    })
    child.stderr.on('data', chunk => {
      stderr += chunk
    })
    child.on('error', error => done({ code: null, stdout, stderr: `${stderr}${error.message}` }))
    child.on('close', code => done({ code, stdout, stderr }))
  })

/** Whether a program of this name is in one of the folders of PATH. */
export const isOnPath = (program: string, env: NodeJS.ProcessEnv = process.env): boolean =>
  (env.PATH ?? '')
    .split(delimiter)
    .filter(folder => folder !== '')
    .some(folder => {
      try {
        accessSync(join(folder, program), constants.X_OK)
        return true
      } catch {
        return false
      }
    })

/** The end of a long output: enough for a person to see the reason, short enough to stay readable. */
export const lastLines = (text: string, count = 3): string => text.trim().split('\n').slice(-count).join(' / ')
