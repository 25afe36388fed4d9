import { isDeepStrictEqual } from 'node:util'
import {
  type Destination,
  type OutboxDestination,
  outboxDestinationOf,
} from '../../../contract/settings/destinations.ts'
import type { Clock } from '../../clock.ts'
import type { OpenSender } from '../../forwarding/sender.ts'
import type { Log } from '../../log.ts'
import type { OutboxFacts } from '../../store/queries/outbox/outbox.ts'
import type { Appended, Store } from '../../store/store.ts'
import { createForwardLoop, type ForwardLoop, type ForwardState } from './forward-loop.ts'

interface Deps {
  readonly clock: Clock
  readonly random: () => number
  readonly store: Pick<Store, 'append' | 'owe' | 'outgoing' | 'outboxFacts' | 'settled'>
  readonly open: OpenSender
  readonly log: Log
}

/** How one destination is. */
export type DestinationState = ForwardState & OutboxFacts

/** Keeps one loop for each destination of the settings, and journals which there are. */
export interface ForwardKeeper {
  /** The settings say so; what is received from here on goes to these. */
  apply(destinations: readonly Destination[]): void
  /** Something was projected. */
  note(): void
  /** Secrets may have changed. */
  retryNow(): void
  states(): Promise<readonly DestinationState[]>
  /** What a destination never took is sent again, behind everything that waits. */
  release(destinationId: string): Promise<Appended>
  /** Resolves when it touches the store no more. */
  stop(): Promise<void>
}

export function createForwardKeeper({ clock, random, store, open, log }: Deps): ForwardKeeper {
  const loops = new Map<string, { readonly loop: ForwardLoop; readonly destination: Destination }>()
  const ending = new Set<Promise<void>>()
  /** As it was journaled last; null: not since the start. */
  let journaled: readonly OutboxDestination[] | null = null
  let isStopped = false

  function announce(destinations: readonly Destination[]): void {
    const wanted = destinations.map(outboxDestinationOf)
    const before = journaled
    if (before !== null && isDeepStrictEqual(before, wanted)) return
    journaled = wanted
    if (before === null && wanted.length === 0) return void forgetFormer().catch(() => log('error', 'outbox-unread'))
    owe(wanted)
  }

  /** What is received from here on goes to these, also when the disk fails in between. */
  const owe = (destinations: readonly OutboxDestination[]): void =>
    store.owe({ kind: 'act', at: clock.now(), act: { kind: 'destinations-set', destinations: [...destinations] } })

  /** The last destination may have been removed while no engine ran. */
  async function forgetFormer(): Promise<void> {
    await store.settled()
    const known = await store.outboxFacts()
    if (known.length > 0 && journaled?.length === 0 && !isStopped) owe([])
  }

  function end(id: string): void {
    const stopped = loops.get(id)?.loop.stop()
    loops.delete(id)
    if (stopped === undefined) return
    ending.add(stopped)
    void stopped.finally(() => ending.delete(stopped))
  }

  return {
    apply(destinations) {
      if (isStopped) return
      announce(destinations)
      for (const id of loops.keys()) if (destinations.every(destination => destination.id !== id)) end(id)
      for (const destination of destinations) {
        const known = loops.get(destination.id)
        const loop = known?.loop ?? createForwardLoop({ destination, clock, random, store, open, log })
        if (known !== undefined && !isDeepStrictEqual(known.destination, destination)) loop.renew(destination)
        loops.set(destination.id, { loop, destination })
      }
    },
    note() {
      for (const { loop } of loops.values()) loop.look()
    },
    retryNow() {
      for (const { loop } of loops.values()) loop.retryNow()
    },
    async states() {
      const facts = await store.outboxFacts()
      return facts.map(fact => {
        const nothing: ForwardState = { trouble: null, takenAt: null, retryAt: null }
        return { ...fact, ...(loops.get(fact.destinationId)?.loop.state() ?? nothing) }
      })
    },
    release: destinationId =>
      store.append({ kind: 'act', at: clock.now(), act: { kind: 'dead-letters-released', destinationId } }),
    async stop() {
      isStopped = true
      for (const id of [...loops.keys()]) end(id)
      await Promise.all([...ending])
    },
  }
}
