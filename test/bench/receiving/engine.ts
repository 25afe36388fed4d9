import { type ChildProcess, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { answerLimitMs, nextMessage, startProcess, stopProcess } from '../processes.ts'
import { type Contestant, contestantNames, type ProbeReport } from './contestant.ts'
import { flushCounting } from './flushes.ts'
import { benchSecret } from './payload.ts'
import { countRows } from './peer.ts'

const cli = new URL('../../../out/main/cli.js', import.meta.url)
const probe = new URL('probe.js', import.meta.url)
const readyLimitMs = 120_000
const drainLimitMs = 120_000

/** Starts the built receiver as a person would: a source added by the command line, then `serve`. */
export async function startEngine(folder: string): Promise<Contestant> {
  const dataDir = join(folder, 'engine')
  addSource(dataDir)
  const outputFile = join(folder, 'engine.log')
  const counting = flushCounting(folder, 'engine')
  const child = startProcess({
    file: cli,
    args: ['serve', '--data-dir', dataDir, '--port', '0'],
    // For a profile: NODE_OPTIONS="--cpu-prof --cpu-prof-dir=..." npm run bench
    execArgv: ['--import', probe.href],
    env: counting.env,
    outputFile,
  })
  const url = await readyUrl(child, outputFile)
  const journalFile = join(dataDir, 'store/journal.db')
  const progress = watchProgress(journalFile, join(dataDir, 'store/state.db'))
  return {
    name: contestantNames.ours,
    port: Number(url.port),
    path: url.pathname,
    isDurable: true,
    stored: () => countRows(journalFile, `SELECT count(*) FROM entries WHERE kind = 'delivery'`),
    flushes: counting.flushes,
    begin: () => void child.send('probe-begin'),
    async end() {
      const report = nextMessage<ProbeReport>(child, answerLimitMs)
      child.send('probe-end')
      const drained = await progress.drain()
      return { ...(await report), ...drained }
    },
    async stop() {
      progress.close()
      await stopProcess(child, 10_000)
    },
  }
}

function addSource(dataDir: string): void {
  const args = ['sources', 'add', 'ussd-app', '--name', 'Bench', '--secret-stdin', '--data-dir', dataDir]
  const added = spawnSync(process.execPath, [fileURLToPath(cli), ...args], { input: benchSecret, encoding: 'utf8' })
  if (added.status !== 0) throw new Error(`The source could not be added: ${added.stderr}`)
}

interface ReadyLine {
  readonly event: 'ready'
  readonly sources: readonly { readonly localUrl: string }[]
}

/** The address of the hook, from the one JSON line that `serve` prints. */
async function readyUrl(child: ChildProcess, outputFile: string): Promise<URL> {
  const end = performance.now() + readyLimitMs
  while (child.exitCode === null && performance.now() < end) {
    const line = readFileSync(outputFile, 'utf8')
      .split('\n')
      .find(text => text.startsWith('{"event":"ready"'))
    // The documented line of `hover-tray serve`.
    const url = line === undefined ? undefined : (JSON.parse(line) as ReadyLine).sources[0]?.localUrl
    if (url !== undefined) return new URL(url)
    await pause(20)
  }
  throw new Error(`The engine did not become ready:\n${readFileSync(outputFile, 'utf8').slice(-2000)}`)
}

/** Follows the projector through the two databases, without asking the engine that is measured. */
function watchProgress(journalFile: string, stateFile: string) {
  const journal = new Database(journalFile, { readonly: true, timeout: 5_000 })
  const state = new Database(stateFile, { readonly: true, timeout: 5_000 })
  const head = journal.prepare<[], number>('SELECT seq FROM entries ORDER BY seq DESC LIMIT 1').pluck()
  const done = state.prepare<[], number>('SELECT seq FROM projection').pluck()
  const lagBehind = (seq: number): number => Math.max(0, seq - (done.get() ?? 0))
  return {
    async drain() {
      const start = performance.now()
      const seq = head.get() ?? 0
      const lag = lagBehind(seq)
      while (lagBehind(seq) > 0 && performance.now() - start < drainLimitMs) await pause(10)
      return { lag, drainMs: performance.now() - start }
    },
    close() {
      journal.close()
      state.close()
    },
  }
}
