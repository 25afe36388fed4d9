import { type IncomingMessage, request, type ServerResponse } from 'node:http'
import { z } from 'zod'
import { flags, statusSchema, type Transaction } from '../../contract/transactions/transaction.ts'
import { parseJson } from '../../core/json-shape.ts'
import { linesOf } from '../importing/lines.ts'
import type { EngineAddress } from './engine-client.ts'

export const watchPath = '/watch'

/** Calls with the transactions of each commit, as they are then; returns how to stop it. */
export type FollowTransactions = (listener: (transactions: readonly Transaction[]) => void) => () => void

/** Who reads so slowly that more than this waits is let go: the engine's memory is for deliveries. */
const mostWaitingBytes = 8 * 1024 * 1024

/** Answers with one transaction on each line, as they change, until the other side leaves or somebody ends it. */
export function streamTransactions(response: ServerResponse, follow: FollowTransactions): void {
  response.writeHead(200, { 'content-type': 'application/x-ndjson' })
  response.flushHeaders()
  const stop = follow(transactions => {
    if (response.writableEnded) return
    for (const transaction of transactions) response.write(`${JSON.stringify(transaction)}\n`)
    if (response.writableLength > mostWaitingBytes) response.destroy()
  })
  response.once('close', stop)
}

/** As far as it is looked at here; the rest is handed on. */
const watchedSchema = z.looseObject({
  ...{ id: z.string(), sourceId: z.string(), kind: z.string(), providerId: z.string(), status: statusSchema },
  ...{ title: z.string(), statusSince: z.string(), startedAt: z.string() },
  ...{ operator: z.string().nullable(), country: z.string().nullable(), category: z.string().nullable() },
  ...{ message: z.string().nullable(), environment: z.string().nullable() },
  flags: z.array(z.enum(flags)),
  resolution: z.unknown().nullable(),
})
export type Watched = z.output<typeof watchedSchema>

export interface Watching {
  /** In the order in which they change; ends when the engine does. */
  readonly transactions: AsyncIterable<Watched>
  /** After their end: the engine did not end them, it died or let go of who read too slowly. */
  isBroken(): boolean
  stop(): void
}

/** Follows the running engine; null when none answers there, or it is of another version. */
export async function watchThrough(address: EngineAddress): Promise<Watching | null> {
  const call = request({
    ...{ host: '127.0.0.1', port: address.port, path: watchPath, method: 'POST', agent: false },
    headers: { 'x-engine-key': address.key },
  })
  const response = await new Promise<IncomingMessage | null>(resolve => {
    call.once('error', () => resolve(null))
    call.once('response', resolve)
    call.end()
  })
  if (response === null || response.statusCode !== 200) return null
  // What breaks it off is told by `isBroken`.
  call.on('error', () => {})
  response.on('error', () => {})
  let isStopped = false
  return {
    transactions: read(response),
    isBroken: () => !isStopped && !response.complete,
    stop: () => {
      isStopped = true
      call.destroy()
    },
  }
}

async function* read(response: IncomingMessage): AsyncIterable<Watched> {
  try {
    for await (const { text } of linesOf(response)) {
      const parsed = watchedSchema.safeParse(parseJson(text ?? ''))
      if (parsed.success) yield parsed.data
    }
  } catch {
    // The connection broke off, or nobody wants to hear more.
  }
}
