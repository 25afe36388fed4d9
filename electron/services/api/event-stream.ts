import type { ServerResponse } from 'node:http'
import type { Clock } from '../clock.ts'
import type { Changes } from '../store/queries/changes.ts'
import type { Store } from '../store/store.ts'
import { commonHeaders } from './problem.ts'
import { eventShapes } from './state-shapes.ts'

/** Proxies close what is silent for a minute; a reader that is gone is noticed by it too. */
const heartbeatMs = 15_000
/** Who takes nothing for so long is cut off, and resumes where it was. */
const patienceMs = 30_000

interface Deps {
  readonly store: Pick<Store, 'changes' | 'onNews'>
  readonly clock: Clock
}

interface Wish {
  readonly response: ServerResponse
  /** A position that was told before; null: from now on. */
  readonly after: number | null
}

/**
 * Sends what changes until the other side leaves or `stop` is called; returns that. News only wakes it: what to send is
 * read from the store by the position that was reached, a step at a time, and the next step waits until this one is
 * taken. So nothing is lost between two connections, and a slow reader costs one step of memory.
 */
export function streamEvents({ store, clock }: Deps, { response, after }: Wish): () => void {
  let position = after
  let isAsking = false
  let isWanted = true
  let isOver = false
  let isHeldUp = false
  let cancelHeartbeat = () => {}
  let cancelPatience = () => {}

  function stop(): void {
    if (isOver) return
    isOver = true
    stopListening()
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
      void goOn()
    })
  }
  /** An id on its own moves the position of the reader without an event. */
  function beat(): void {
    cancelHeartbeat = clock.after(heartbeatMs, beat)
    if (!isHeldUp) write(position === null ? ': here\n\n' : `: here\nid: ${position}\n\n`)
  }

  async function goOn(): Promise<void> {
    if (isAsking || isHeldUp || !isWanted || isOver) return
    isAsking = true
    isWanted = false
    try {
      const step = await store.changes(position)
      const isBeginning = position === null
      position = step.through
      isWanted ||= step.hasMore
      if (isBeginning) write(eventText('begin', { position }, position))
      else if (step.changes.length > 0) write(textOf(step.changes))
    } catch {
      // It cannot be read now: the reader comes again.
      stop()
    }
    isAsking = false
    void goOn()
  }

  response.writeHead(200, { ...commonHeaders, 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' })
  response.flushHeaders()
  const stopListening = store.onNews(() => {
    isWanted = true
    void goOn()
  })
  response.once('close', stop)
  response.once('error', stop)
  cancelHeartbeat = clock.after(heartbeatMs, beat)
  void goOn()
  return stop
}

/** An id stands only where everything up to it has been told: a position can bring two events. */
function textOf(changes: Changes['changes']): string {
  return changes
    .map((change, at) => {
      const isLast = changes[at + 1]?.position !== change.position
      const { kind, ...data } = change
      return eventText(kind, data, isLast ? change.position : null)
    })
    .join('')
}

function eventText(kind: keyof typeof eventShapes, data: unknown, id: number | null): string {
  const line = JSON.stringify(eventShapes[kind].parse(data))
  return `event: ${kind}\ndata: ${line}\n${id === null ? '' : `id: ${id}\n`}\n`
}
