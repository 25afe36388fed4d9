import { type ChildProcess, fork } from 'node:child_process'
import { openSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

interface Start {
  readonly file: URL
  readonly args?: readonly string[]
  readonly execArgv?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** What it says goes here: reading it through a pipe would cost the machine what is to be measured. */
  readonly outputFile: string
}

/** Starts a Node process with a channel for messages. */
export function startProcess({ file, args = [], execArgv = [], env = {}, outputFile }: Start): ChildProcess {
  const output = openSync(outputFile, 'a')
  return fork(fileURLToPath(file), [...args], {
    execArgv: [...execArgv],
    env: { ...process.env, ...env },
    stdio: ['ignore', output, output, 'ipc'],
  })
}

/** No figure of the bench: a process that is only slow answers in the end, on any machine. Milliseconds. */
export const answerLimitMs = 60_000

/** The next message of a child. Rejects when it ends first, or says nothing within the time. */
export function nextMessage<T>(child: ChildProcess, timeoutMs: number): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  const onExit = () => reject(new Error(`${child.spawnargs[1]} ended without an answer.`))
  const timer = setTimeout(() => reject(new Error(`${child.spawnargs[1]} does not answer.`)), timeoutMs)
  // Both ends are files of the bench.
  const onMessage = (message: unknown) => resolve(message as T)
  child.once('message', onMessage)
  child.once('exit', onExit)
  return promise.finally(() => {
    clearTimeout(timer)
    child.off('message', onMessage)
    child.off('exit', onExit)
  })
}

/** Ends a child that was asked to stop; one that does not listen is killed. */
export async function stopProcess(child: ChildProcess, graceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise(resolve => child.once('exit', resolve))
  const killer = setTimeout(() => child.kill('SIGKILL'), graceMs)
  child.kill('SIGTERM')
  await ended
  clearTimeout(killer)
}
