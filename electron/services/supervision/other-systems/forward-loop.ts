import type { Destination } from '../../../contract/settings/destinations.ts'
import { createForwardQueue } from '../../../core/forwarding/forward-queue.ts'
import type { ForwardTrouble } from '../../../core/forwarding/forward-trouble.ts'
import type { Clock } from '../../clock.ts'
import type { OpenSender } from '../../forwarding/sender.ts'
import type { Log } from '../../log.ts'
import type { Outgoing } from '../../store/queries/outbox/outbox.ts'
import type { Store } from '../../store/store.ts'
import { createForwardRecord } from './forward-record.ts'

interface Deps {
  readonly destination: Destination
  readonly clock: Clock
  readonly random: () => number
  readonly store: Pick<Store, 'append' | 'outgoing'>
  readonly open: OpenSender
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
const readAgainMs = 5_000
const lastChanceMs = 3_000

export function createForwardLoop(deps: Deps): ForwardLoop {
  const { clock, random, store, open, log } = deps
  const queue = createForwardQueue<Outgoing>()
  const record = createForwardRecord({ clock, store, queue, destinationId: deps.destination.id })
  const aborting = new AbortController()
  const underWay = new Set<Promise<void>>()
  let { destination } = deps
  let sender = open(destination)
  let state: ForwardState = { trouble: null, takenAt: null, retryAt: null }
  let isStopped = false
  let reading: Promise<void> | null = null
  let hasMore = true
  let cancelPump = () => {}
  let closing: Promise<unknown> = Promise.resolve()

  function pump(): void {
    if (isStopped) return
    cancelPump()
    for (let batch = take(); batch.length > 0; batch = take()) begin(batch)
    if (hasMore && queue.size() < window / 2) read()
    const at = queue.waitsUntil(clock.now())
    if (at !== null) cancelPump = clock.after(Math.max(1, at - clock.now()), pump)
    state = { ...state, retryAt: at === null || state.trouble === null ? null : new Date(at).toISOString() }
  }

  const take = () => queue.next(clock.now(), sender.room)

  function read(): void {
    if (reading !== null) return
    hasMore = false
    const asked = {
      ...{ destinationId: destination.id, after: queue.lastRead(), limit: window },
      withDelivery: sender.wantsDelivery,
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

  function begin(batch: readonly Outgoing[]): void {
    const sending = sendBatch(batch).finally(() => {
      underWay.delete(sending)
      pump()
    })
    underWay.add(sending)
  }

  async function sendBatch(batch: readonly Outgoing[]): Promise<void> {
    const outcomes = await sender.send(batch, aborting.signal)
    const now = clock.now()
    const failure = outcomes.find(outcome => !outcome.ok)
    // What ended with the app counts as not sent.
    const settled = aborting.signal.aborted ? outcomes.map(outcome => (outcome.ok ? outcome : undefined)) : outcomes
    const givenUp = queue.settle(batch, settled, { now, random: random() })
    if (outcomes.some(({ ok }) => ok)) state = { ...state, takenAt: new Date(now).toISOString() }
    if (!aborting.signal.aborted) note(failure?.trouble ?? null)
    for (const one of givenUp) {
      log('error', 'dead-letter', { destination: destination.id, trouble: one.trouble, seq: one.item.event[0] })
      record.bury(one)
    }
    record.soon()
  }

  function note(trouble: ForwardTrouble | null): void {
    if (state.trouble === trouble) return
    if (trouble === null) log('info', 'forwarding-again', { destination: destination.id })
    else log('warn', 'not-forwarded', { destination: destination.id, trouble })
    state = { ...state, trouble, retryAt: null }
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
      const former = sender
      sender = open(next)
      // What it has under way may still arrive.
      closing = Promise.all([closing, Promise.all([...underWay]).then(former.close)])
      queue.retryNow()
      pump()
    },
    state: () => state,
    async stop() {
      isStopped = true
      cancelPump()
      const tooLate = new Promise<void>(resolve => aborting.signal.addEventListener('abort', () => resolve()))
      const cancel = clock.after(lastChanceMs, () => aborting.abort())
      // What is still under way then counts as not taken, and is sent again.
      await Promise.race([Promise.all([...underWay]), tooLate])
      cancel()
      await Promise.all([closing, sender.close()])
      await reading
      await record.stop()
    },
  }
}
