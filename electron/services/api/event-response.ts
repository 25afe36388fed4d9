import type { ServerResponse } from 'node:http'
import type { Clock } from '../clock.ts'
import { commonHeaders } from './problem.ts'

/** Proxies close what is silent for a minute; a reader that is gone is noticed by it too. */
const heartbeatMs = 15_000
/** Who takes nothing for so long is cut off, and resumes where it was. */
const patienceMs = 30_000

interface Deps {
  readonly response: ServerResponse
  readonly clock: Clock
  /** What the reader was told last; null: nothing yet. */
  readonly position: () => number | null
  /** The reader has taken what it had not taken before. */
  readonly onTaken: () => void
  readonly onStop: () => void
}

/** Server-sent events on their way to one reader. */
export interface EventResponse {
  write(text: string): void
  /** The reader has not taken what was written: whatever more is written waits in memory. */
  isHeldUp(): boolean
  isOver(): boolean
  stop(): void
}

/** Begins the answer, and keeps it alive until the reader leaves, takes nothing for too long, or `stop` is called. */
export function openEventResponse({ response, clock, position, onTaken, onStop }: Deps): EventResponse {
  let isOver = false
  let isHeldUp = false
  let cancelHeartbeat = () => {}
  let cancelPatience = () => {}

  function stop(): void {
    if (isOver) return
    isOver = true
    onStop()
    cancelHeartbeat()
    cancelPatience()
    response.destroy()
  }

  function write(text: string): void {
    if (isOver) return
    const isTaken = response.write(text)
    if (isTaken || isHeldUp) return
    isHeldUp = true
    cancelPatience = clock.after(patienceMs, stop)
    response.once('drain', () => {
      isHeldUp = false
      cancelPatience()
      onTaken()
    })
  }

  /** An id on its own moves the position of the reader without an event. */
  function beat(): void {
    cancelHeartbeat = clock.after(heartbeatMs, beat)
    const at = position()
    if (!isHeldUp) write(at === null ? ': here\n\n' : `: here\nid: ${at}\n\n`)
  }

  response.writeHead(200, { ...commonHeaders, 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' })
  response.flushHeaders()
  response.once('close', stop)
  response.once('error', stop)
  cancelHeartbeat = clock.after(heartbeatMs, beat)
  return { write, isHeldUp: () => isHeldUp, isOver: () => isOver, stop }
}

export function eventText(kind: string, data: unknown, id: number | null = null): string {
  return `event: ${kind}\ndata: ${JSON.stringify(data)}\n${id === null ? '' : `id: ${id}\n`}\n`
}
