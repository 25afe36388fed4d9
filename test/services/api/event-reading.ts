import { type IncomingMessage, request } from 'node:http'
import { onTestFinished } from 'vitest'
import { token } from './api-kit.ts'

interface ReadEvent {
  readonly kind: string
  readonly data: Record<string, unknown>
  readonly id: string | null
}

/** Reads server-sent events as their specification says, and lets a test wait for them. */
export async function readEvents(port: number, lastEventId?: string, bearer = token, path = '/v1/events') {
  const call = request({
    ...{ host: '127.0.0.1', port, path, agent: false },
    headers: {
      authorization: `Bearer ${bearer}`,
      ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
    },
  })
  const events: ReadEvent[] = []
  let raw = ''
  let isOver = false
  let lastId = lastEventId ?? null
  const waiting = new Set<() => void>()
  const wake = () => {
    for (const go of [...waiting]) go()
  }
  let rest = ''
  const take = (text: string) => {
    raw += text
    const blocks = (rest + text).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const fields = Object.fromEntries(block.split('\n').map(line => line.split(/: (.*)/s).slice(0, 2)))
      if (fields.id !== undefined) lastId = fields.id
      if (fields.data !== undefined)
        events.push({ kind: fields.event, data: JSON.parse(fields.data), id: fields.id ?? null })
    }
    wake()
  }
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    call.once('error', reject)
    call.once('response', resolve)
    call.end()
  })
  const close = () => call.destroy()
  onTestFinished(() => void close())
  call.on('error', () => {})
  response.on('error', () => {})
  response.once('close', () => {
    isOver = true
    wake()
  })
  response.setEncoding('utf8').on('data', take)

  /** The test's own limit ends a wait in vain. */
  const until = async (fits: () => boolean): Promise<void> => {
    while (!fits()) {
      if (isOver) throw new Error(`The stream has ended after ${raw}`)
      await new Promise<void>(resolve => waiting.add(resolve))
      waiting.clear()
    }
  }
  return {
    ...{ response, events, until, close },
    raw: () => raw,
    lastId: () => lastId ?? undefined,
    closed: async () => {
      while (!isOver) await new Promise<void>(resolve => waiting.add(resolve))
    },
    /** The ids that Hover gave, of the transactions that were told of. */
    uuids: () => events.flatMap(({ kind, data }) => (kind === 'transaction' ? [uuidOf(data)] : [])),
  }
}

function uuidOf(data: Record<string, unknown>): string {
  return (data.transaction as { readonly providerId: string }).providerId
}
