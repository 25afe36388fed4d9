import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'

export interface Background {
  readonly child: ChildProcess
  /** Ends the process and waits until it is gone. May be called twice. */
  readonly stop: () => Promise<void>
}

/** Runs a server beside a test. It never outlives the test's process, not even when that is aborted. */
export const startBackground = (command: string, args: readonly string[], options: SpawnOptions): Background => {
  const child = spawn(command, args, options)
  const killWithUs = () => child.kill('SIGKILL')
  process.on('exit', killWithUs)
  const gone = new Promise<void>(done => {
    child.once('exit', () => done())
    child.once('error', () => done())
  })
  void gone.then(() => process.off('exit', killWithUs))
  return {
    child,
    stop: () => {
      child.kill('SIGTERM')
      return gone
    },
  }
}

/** The first line that a server writes once it is ready; its name says what did not start. */
export const firstLine = (stream: unknown, { child }: Background, name: string): Promise<string> =>
  new Promise((done, failed) => {
    let text = ''
    child.once('error', error => failed(new Error(`${name} could not be started`, { cause: error })))
    child.once('exit', code => failed(new Error(`${name} ended with code ${code} before it was ready`)))
    // The streams of `stdio` beyond the third are typed as either direction; we opened this one to read.
    const readable = stream as Readable
    readable.on('data', chunk => {
      text += chunk
      const end = text.indexOf('\n')
      if (end >= 0) done(text.slice(0, end))
    })
  })
