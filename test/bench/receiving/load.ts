import { type Connection, openConnection } from './connection.ts'
import { createPost } from './payload.ts'

export interface LoadOrder {
  readonly port: number
  readonly path: string
  readonly connections: number
  readonly seconds: number
  /** The first number of a uuid; each request takes the next. */
  readonly firstId: number
}

export interface LoadResult {
  readonly accepted: number
  /** Answers other than 200, and connections that broke. */
  readonly failed: number
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly nextId: number
}

/** How long answers may be outstanding after the time is up. */
const graceMs = 10_000

/** Posts from `connections` sides at once, each as soon as its last answer came, until the time is up. */
export function runLoad({ port, path, connections, seconds, firstId }: LoadOrder): Promise<LoadResult> {
  const { promise, resolve } = Promise.withResolvers<LoadResult>()
  const latencies: number[] = []
  let nextId = firstId
  let accepted = 0
  let failed = 0
  let busy = connections
  const all: Connection[] = []
  const start = performance.now()
  const end = start + seconds * 1000

  const finish = (): void => {
    clearTimeout(grace)
    for (const connection of all) connection.destroy()
    latencies.sort((a, b) => a - b)
    // Up to the last answer: what was sent before the end is not counted as if it had been answered by then.
    const tookS = (performance.now() - start) / 1000
    resolve({
      accepted,
      failed: failed + busy,
      perSecond: accepted / tookS,
      p50Ms: quantile(latencies, 0.5),
      p99Ms: quantile(latencies, 0.99),
      nextId,
    })
  }
  const grace = setTimeout(finish, seconds * 1000 + graceMs)
  const rest = (): void => {
    busy -= 1
    if (busy === 0) finish()
  }

  for (let index = 0; index < connections; index++) {
    const post = createPost({ port, path }, () => nextId++)
    let sentAt = 0
    const send = (): void => {
      sentAt = performance.now()
      connection.send(post.next())
    }
    const connection = openConnection({
      port,
      onAnswer: status => {
        const now = performance.now()
        latencies.push(now - sentAt)
        if (status === 200) accepted += 1
        else failed += 1
        if (now < end) send()
        else rest()
      },
      onBroken: () => {
        failed += 1
        rest()
      },
    })
    all.push(connection)
    send()
  }
  return promise
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
