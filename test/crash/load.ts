import { Agent, request } from 'node:http'
import type { Delivery } from './deliveries.ts'
import type { Ledger } from './ledger.ts'

export interface LoadDeps {
  readonly port: number
  readonly connections: number
  readonly next: () => Delivery
  readonly ledger: Ledger
  /** How long the record of the disk is now; 0 where none is kept. */
  readonly recorded?: () => number
}

export interface Load {
  /** How many were answered with each status so far; 0: the connection broke. */
  readonly answers: ReadonlyMap<number, number>
  /** Resolves when this many were answered with 200; rejects when the engine has gone before. */
  until(acknowledged: number): Promise<void>
  /** Lets those on their way end, and sends no more. */
  stop(): Promise<void>
}

/** Posts from several sides at once, each as soon as its last answer came, until it is stopped or nobody listens. */
export function startLoad({ port, connections, next, ledger, recorded = () => 0 }: LoadDeps): Load {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const answers = new Map<number, number>()
  const waiting = new Set<() => void>()
  let isStopped = false

  async function goOn(): Promise<void> {
    while (!isStopped) {
      const delivery = next()
      ledger.sent(delivery)
      const status = await post({ agent, port, delivery })
      if (status === 200) ledger.acknowledged(delivery.digest, recorded())
      answers.set(status, (answers.get(status) ?? 0) + 1)
      for (const look of waiting) look()
      if (status === 0) return
    }
  }
  const ended = Promise.all(Array.from({ length: connections }, goOn)).then(() => agent.destroy())

  return {
    answers,
    until: acknowledged => {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      const look = () => void ((answers.get(200) ?? 0) >= acknowledged && resolve())
      waiting.add(look)
      look()
      void ended.then(() => reject(new Error(`Only ${answers.get(200) ?? 0} of ${acknowledged} were acknowledged.`)))
      return promise.finally(() => waiting.delete(look))
    },
    stop: async () => {
      isStopped = true
      await ended
    },
  }
}

interface Posting {
  readonly agent: Agent
  readonly port: number
  readonly delivery: Delivery
}

/** The status of the answer; 0 when there was none. */
function post({ agent, port, delivery }: Posting): Promise<number> {
  const { path, headers, body } = delivery
  return new Promise(resolve => {
    const options = { host: '127.0.0.1', port, path, method: 'POST', agent }
    const sending = request({ ...options, headers: { ...headers, 'content-length': body.length } }, answer => {
      answer.on('error', () => {}).resume()
      // The status line is the answer: whether its empty body still came does not matter to a sender.
      resolve(answer.statusCode ?? 0)
    })
    sending.on('error', () => resolve(0)).end(body)
  })
}
