import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const entry = fileURLToPath(new URL('../../electron/cli.ts', import.meta.url))

export const secret = 'bb98a2d7cc8f51037c9c5cd05376ddf5'

/** `onEnd` says when it is tidied up: with the test, or with the file (`afterAll`). */
export type OnEnd = (tidyUp: () => void | Promise<void>) => void

export function tempDir(onEnd: OnEnd = onTestFinished): string {
  const dir = mkdtempSync(join(tmpdir(), 'hover-tray-cli-'))
  onEnd(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }))
  return dir
}

type Env = Readonly<Record<string, string>>

function start(args: readonly string[], env: Env) {
  const { HOVER_TRAY_DATA_DIR: _dir, HOVER_TRAY_DEBUG: _debug, XDG_CONFIG_HOME: _xdg, ...inherited } = process.env
  const child = spawn(process.execPath, [entry, ...args], { env: { ...inherited, ...env } })
  const said = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text
    })
  }
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string)
  return { child, said, ended }
}

/** Runs a command to its end. */
export async function run(dataDir: string, args: readonly string[], input = '') {
  const { child, said, ended } = start(['--data-dir', dataDir, ...args], {})
  child.stdin.on('error', () => {}).end(input)
  return { code: await ended, ...said }
}

export async function runWithEnv(env: Env, args: readonly string[]) {
  const { said, ended } = start(args, env)
  return { code: await ended, ...said }
}

/** The JSON that a command answers with. */
export async function ask(dataDir: string, args: readonly string[]) {
  const { stdout } = await run(dataDir, [...args, '--json'])
  return JSON.parse(stdout)
}

export type Running = ReturnType<typeof startRunning>

/** Starts a command that goes on until it is stopped. */
export function startRunning(dataDir: string, args: readonly string[], onEnd: OnEnd = onTestFinished) {
  const { child, said, ended } = start([...args, '--data-dir', dataDir], {})
  onEnd(async () => {
    child.kill('SIGKILL')
    await ended
  })
  const until = async (stream: 'stdout' | 'stderr', pattern: RegExp): Promise<string> => {
    for (;;) {
      const [found] = pattern.exec(said[stream]) ?? []
      if (found !== undefined) return found
      await Promise.race([once(child[stream], 'data'), ended.then(() => fail(`It ended, without ${pattern}`, said))])
    }
  }
  return {
    said,
    ended,
    /** What it prints when it is ready. */
    ready: async () => JSON.parse(await until('stdout', /^.+(?=\n)/)),
    untilSaid: (pattern: RegExp) => until('stderr', pattern),
    untilPrinted: (pattern: RegExp) => until('stdout', pattern),
    signal: (signal: NodeJS.Signals) => child.kill(signal),
    async stop() {
      child.kill('SIGTERM')
      return ended
    },
  }
}

function fail(sentence: string, { stdout, stderr }: { stdout: string; stderr: string }): never {
  throw new Error(`${sentence}\n${stdout}\n${stderr}`)
}

export async function serve(dataDir: string, args: readonly string[] = [], onEnd: OnEnd = onTestFinished) {
  const running = startRunning(dataDir, ['serve', '--port', '0', ...args], onEnd)
  return { ...running, line: await running.ready() }
}

/** Adds a USSD app and returns its id. */
export async function addApp(dataDir: string, name = 'Shop', appSecret = secret): Promise<string> {
  const { stdout } = await run(dataDir, ['sources', 'add', 'ussd-app', '--name', name, '--secret-stdin'], appSecret)
  return stdout.trim()
}

/** The documented delivery of a failed payment, with parts of it replaced. */
export function delivery(attributes: Readonly<Record<string, unknown>> = {}, withSecret = secret) {
  const file = new URL('../fixtures/ussd/v00-documented-sample.json', import.meta.url)
  const sample = JSON.parse(readFileSync(file, 'utf8'))
  const id = attributes.uuid ?? sample.data.id
  const data = { ...sample.data, id, attributes: { ...sample.data.attributes, ...attributes } }
  return { meta: { secret: withSecret }, data }
}

export async function post(url: string, body: unknown): Promise<number> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  await answer.arrayBuffer()
  return answer.status
}

/** Every byte of every file in a folder. */
export function everythingIn(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(file => statSync(file).isFile())
    .map(file => readFileSync(file, 'latin1'))
    .join('\n')
}
