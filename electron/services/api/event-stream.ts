import type { ServerResponse } from 'node:http'
import type { Clock } from '../clock.ts'
import type { Changes } from '../store/queries/entries/changes.ts'
import type { Store } from '../store/store.ts'
import { eventText, openEventResponse } from './event-response.ts'
import { eventShapes } from './state-shapes.ts'

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

  async function goOn(): Promise<void> {
    if (isAsking || reader.isHeldUp() || !isWanted || reader.isOver()) return
    isAsking = true
    isWanted = false
    try {
      const step = await store.changes(position)
      const isBeginning = position === null
      position = step.through
      isWanted ||= step.hasMore
      if (isBeginning) reader.write(shaped('begin', { position }, position))
      else if (step.changes.length > 0) reader.write(textOf(step.changes))
    } catch {
      // It cannot be read now: the reader comes again.
      reader.stop()
    }
    isAsking = false
    void goOn()
  }

  const reader = openEventResponse({
    ...{ response, clock, position: () => position, onTaken: () => void goOn() },
    onStop: () => stopListening(),
  })
  const stopListening = store.onNews(() => {
    isWanted = true
    void goOn()
  })
  void goOn()
  return reader.stop
}

/** An id stands only where everything up to it has been told: a position can bring two events. */
function textOf(changes: Changes['changes']): string {
  return changes
    .map((change, at) => {
      const isLast = changes[at + 1]?.position !== change.position
      const { kind, ...data } = change
      return shaped(kind, data, isLast ? change.position : null)
    })
    .join('')
}

function shaped(kind: keyof typeof eventShapes, data: unknown, id: number | null): string {
  return eventText(kind, eventShapes[kind].parse(data), id)
}
