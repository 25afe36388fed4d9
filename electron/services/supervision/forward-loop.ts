import type { Destination } from '../../contract/destinations.ts'
import { createForwardQueue } from '../../core/forwarding/forward-queue.ts'
import type { ForwardTrouble } from '../../core/forwarding/forward-trouble.ts'
import type { Clock } from '../clock.ts'
import type { SendEvent } from '../forwarding/send-event.ts'
import type { Log } from '../log.ts'
import type { Act } from '../store/journal/entry.ts'
import type { Outgoing } from '../store/queries/outbox.ts'
import type { Store } from '../store/store.ts'

interface Deps {
  readonly destination: Destination
  readonly clock: Clock
  readonly random: () => number
  readonly store: Pick<Store, 'append' | 'outgoing'>
  readonly send: SendEvent
  readonly log: Log
}

/** What a destination's last attempt came to. */
export interface ForwardState {
  /** Null: the last attempt went well, or there was none. */
  readonly trouble: ForwardTrouble | null
  /** ISO 8601, both. */
  readonly takenAt: string | null
  readonly retryAt: string | null
}

/** Sends what waits for one destination, and journals how far it is. */
export interface ForwardLoop {
  /** More may wait. */
  look(): void
  /** A person has changed its address or key, or wants to see it work. */
  retryNow(): void
  /** What it sends by is different from now on; what waits stays. */
  renew(destination: Destination): void
  state(): ForwardState
  /** Lets what is under way finish for some seconds; resolves when it touches the store no more. */
  stop(): Promise<void>
}

/** So much is in memory. It is read anew when half of it is done. */
const window = 1_000
/** How long it gathers what was taken before that is journaled. A crash sends at most that again; milliseconds. */
const recordEveryMs = 200
const recordAgainMs = 5_000
const readAgainMs = 5_000
const lastChanceMs = 3_000

interface Buried {
  readonly event: Outgoing['event']
  readonly trouble: ForwardTrouble
}

export function createForwardLoop(deps: Deps): ForwardLoop {
  const { clock, random, store, send, log } = deps
  const queue = createForwardQueue<Outgoing>()
  const aborting = new AbortController()
  const underWay = new Set<Promise<void>>()
  const buried: Buried[] = []
  let { destination } = deps
  let state: ForwardState = { trouble: null, takenAt: null, retryAt: null }
  let isStopped = false
  let reading: Promise<void> | null = null
  let hasMore = true
  let recording: Promise<void> = Promise.resolve()
  let recordedThrough = 0
  let cancelRecord: (() => void) | null = null
  let cancelPump = () => {}

  function pump(): void {
    if (isStopped) return
    cancelPump()
    for (let item = queue.next(clock.now()); item !== null; item = queue.next(clock.now())) begin(item)
    if (hasMore && queue.size() < window / 2) read()
    const at = queue.waitsUntil(clock.now())
    if (at !== null) cancelPump = clock.after(Math.max(1, at - clock.now()), pump)
    state = { ...state, retryAt: at === null || state.trouble === null ? null : new Date(at).toISOString() }
  }

  function read(): void {
    if (reading !== null) return
    hasMore = false
    const asked = {
      ...{ destinationId: destination.id, after: queue.lastRead(), limit: window },
      withDelivery: destination.form === 'raw' || destination.isTrusted,
    }
    reading = store.outgoing(asked).then(
      found => {
        reading = null
        queue.add(found, found.length < window)
        if (found.length === window) hasMore = true
        pump()
      },
      () => {
        reading = null
        hasMore = true
        log('warn', 'outbox-unread', { destination: destination.id })
        if (!isStopped) cancelPump = clock.after(readAgainMs, pump)
      },
    )
  }

  function begin(item: Outgoing): void {
    const sending = sendOne(item).finally(() => {
      underWay.delete(sending)
      pump()
    })
    underWay.add(sending)
  }

  async function sendOne(item: Outgoing): Promise<void> {
    const sent = await send(destination, item, aborting.signal)
    const now = clock.now()
    if (sent.ok) {
      queue.taken(item)
      if (state.trouble !== null) log('info', 'forwarding-again', { destination: destination.id })
      state = { trouble: null, takenAt: new Date(now).toISOString(), retryAt: null }
      return recordSoon()
    }
    if (aborting.signal.aborted) return queue.putBack(item)
    const { trouble, retryAfterMs } = sent
    if (state.trouble !== trouble) log('warn', 'not-forwarded', { destination: destination.id, trouble })
    state = { ...state, trouble }
    if (queue.failed(item, { trouble, retryAfterMs, now, random: random() }) === 'again') return
    log('error', 'dead-letter', { destination: destination.id, trouble, seq: item.event[0] })
    buried.push({ event: item.event, trouble })
    recordSoon()
  }

  function recordSoon(afterMs = recordEveryMs): void {
    if (isStopped) return
    cancelRecord ??= clock.after(afterMs, () => {
      cancelRecord = null
      recording = recording.then(record)
    })
  }

  /** The dead letters first: the cursor would take them away unburied. */
  async function record(): Promise<void> {
    const destinationId = destination.id
    for (let next = buried[0]; next !== undefined; next = buried[0]) {
      const [seq, part] = next.event
      const act: Act = { kind: 'dead-lettered', destinationId, event: [seq, part], reason: next.trouble }
      if (!(await append(act))) return
      buried.shift()
    }
    const { through, finished } = queue.cursor()
    if (through <= recordedThrough && finished.length === 0) return
    const done = queue.takeFinished()
    const places = finished.map(({ event: [seq, part] }): [number, 0 | 1] => [seq, part])
    if (await append({ kind: 'forwarded', destinationId, through, finished: places })) recordedThrough = through
    else queue.returnFinished(done)
  }

  async function append(act: Act): Promise<boolean> {
    const appended = await store.append({ kind: 'act', at: clock.now(), act })
    if (!appended.ok) recordSoon(recordAgainMs)
    return appended.ok
  }

  pump()
  return {
    look() {
      hasMore = true
      pump()
    },
    retryNow() {
      queue.retryNow()
      pump()
    },
    renew(next) {
      destination = next
      queue.retryNow()
      pump()
    },
    state: () => state,
    async stop() {
      isStopped = true
      cancelPump()
      cancelRecord?.()
      const tooLate = new Promise<void>(resolve => aborting.signal.addEventListener('abort', () => resolve()))
      const cancel = clock.after(lastChanceMs, () => aborting.abort())
      // What is still under way then counts as not taken, and is sent again.
      await Promise.race([Promise.all([...underWay]), tooLate])
      cancel()
      await reading
      await recording
      await record()
    },
  }
}
