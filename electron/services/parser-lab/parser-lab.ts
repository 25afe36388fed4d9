import { Worker } from 'node:worker_threads'
import type { Clock } from '../clock.ts'
import type { Experiment, FromLab } from './parser-lab-thread.ts'

/** How one expression did on each text; null when it took too long or cannot be read. */
export type Outcome = { readonly whole: readonly boolean[]; readonly anywhere: readonly boolean[] } | null

export interface ParserLab {
  /** One outcome for each expression. Always comes to an end, whatever the expressions are. */
  run(experiment: Experiment): Promise<readonly Outcome[]>
}

interface Deps {
  readonly threadFile: URL
  readonly clock: Pick<Clock, 'after'>
  /** For one expression on all texts; loading the thread is apart. */
  readonly limitMs?: number
}

/** Far more than an SMS and a person's history of them, and little enough to be copied into a thread. */
const most = { expressions: 20, expressionLength: 2_000, texts: 1_000, textLength: 1_600 }
const startLimitMs = 10_000

/** Tries expressions in a thread that is ended when one takes too long: JavaScript cannot interrupt one otherwise. */
export function createParserLab({ threadFile, clock, limitMs = 500 }: Deps): ParserLab {
  /** Tries from the beginning; what comes back is shorter when one took too long or the thread ended. */
  const tryInThread = (experiment: Experiment): Promise<readonly Outcome[]> =>
    new Promise(resolve => {
      const outcomes: Outcome[] = []
      const worker = new Worker(threadFile, { workerData: experiment })
      const end = (): void => {
        cancel()
        resolve(outcomes)
        void worker.terminate()
      }
      let cancel = clock.after(startLimitMs, end)
      const wait = (): void => {
        cancel()
        cancel = clock.after(limitMs, end)
      }
      // The other end of the channel is the file beside this one.
      worker.on('message', (message: FromLab) => {
        if (message.kind === 'tried') outcomes.push(message.result)
        if (outcomes.length === experiment.expressions.length) end()
        else wait()
      })
      worker.on('error', end)
      worker.on('exit', end)
    })

  return {
    async run({ expressions, whole, anywhere }) {
      const texts = { whole: bounded(whole), anywhere: bounded(anywhere) }
      const left = expressions.map((expression, index) => ({ expression, index })).filter(isSmall)
      const outcomes: Outcome[] = expressions.map(() => null)
      while (left.length > 0) {
        const tried = await tryInThread({ ...texts, expressions: left.map(({ expression }) => expression) })
        // The first one without an outcome is the one that took too long.
        for (const [at, { index }] of left.splice(0, tried.length + 1).entries()) outcomes[index] = tried[at] ?? null
      }
      return outcomes
    },
  }
}

function isSmall({ expression, index }: { readonly expression: string; readonly index: number }): boolean {
  return index < most.expressions && expression.length <= most.expressionLength
}

function bounded(texts: readonly string[]): string[] {
  return texts.slice(0, most.texts).map(text => text.slice(0, most.textLength))
}
