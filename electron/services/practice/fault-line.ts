import { type FaultCounts, type FaultPlan, faultPlanSchema } from '../../contract/practice.ts'
import { type DeliveryFaults, type FaultPlace, faultsOf, kindsOf } from '../../core/practice/fault-plan.ts'
import type { Delivery } from './post.ts'

/** Posts what was made, as often as it is called, byte for byte the same. */
export type SendMade = () => Promise<readonly Delivery[]>

export interface Carried {
  /** When the story goes on: at once where the delivery is held up. */
  readonly goesOn: Promise<unknown>
  /** What became of it in the end. */
  readonly deliveries: Promise<readonly Delivery[]>
}

interface Deps {
  /** Resolves after the time; may reject when the signal aborts. */
  readonly after: (ms: number, signal: AbortSignal) => Promise<unknown>
  readonly stopped: AbortSignal
}

export type FaultLine = ReturnType<typeof createFaultLine>

/** For how long one that is to come behind the next waits for that one, in milliseconds. */
const longestHoldMs = 10_000
const betweenCopiesMs = 700

/** The way from the practice Hover to a webhook, on which what a plan says goes wrong. */
export function createFaultLine({ after, stopped }: Deps) {
  let plan: FaultPlan = faultPlanSchema.parse({})
  let counts = noCounts()
  let lanes = 0
  /** By lane: lets those go that wait for the next one. */
  const held = new Map<number, (() => void)[]>()

  const wait = (ms: number): Promise<unknown> => after(ms, stopped).catch(() => undefined)

  const post = async (send: SendMade): Promise<readonly Delivery[]> => {
    if (stopped.aborted) return []
    const deliveries = await send()
    for (const delivery of deliveries) {
      const isTaken = delivery.kind === 'answered' && delivery.status >= 200 && delivery.status < 300
      if (delivery.kind === 'nobody-listens' || delivery.kind === 'not-local') continue
      counts.posted += 1
      counts[isTaken ? 'taken' : delivery.kind === 'answered' ? 'refused' : 'unanswered'] += 1
    }
    return deliveries
  }

  /** Until the next of its lane went, or that takes too long. */
  const hold = (lane: number): Promise<unknown> => {
    const { promise, resolve } = Promise.withResolvers<void>()
    held.set(lane, [...(held.get(lane) ?? []), resolve])
    return Promise.race([promise, wait(longestHoldMs)])
  }
  const letGo = (lane: number): void => {
    for (const go of held.get(lane) ?? []) go()
    held.delete(lane)
  }

  async function holdUp(begin: Promise<unknown> | null, delayMs: number): Promise<void> {
    await begin
    if (delayMs > 0) await wait(delayMs)
  }

  async function sendAgain(send: SendMade, first: Promise<readonly Delivery[]>, copies: number) {
    const deliveries = [...(await first)]
    for (let copy = 0; copy < copies; copy++) {
      await wait(betweenCopiesMs)
      deliveries.push(...(await post(send)))
    }
    return deliveries
  }

  return {
    plan: (): FaultPlan => plan,
    counts: (): FaultCounts => ({ ...counts, befell: { ...counts.befell } }),
    /** Counts begin anew, and so do the places: the same plan gives the same faults again. */
    set(next: FaultPlan): void {
      plan = next
      counts = noCounts()
      lanes = 0
    },
    /** The number of a story that begins. */
    begin(): number {
      lanes += 1
      return lanes
    },
    /** `make` writes and signs the delivery, once. */
    carry(place: FaultPlace, make: (faults: DeliveryFaults) => SendMade): Carried {
      const faults = faultsOf(plan, place)
      counts.made += 1
      for (const kind of kindsOf(faults)) counts.befell[kind] += 1
      if (faults.isDropped) {
        letGo(place.lane)
        return { goesOn: Promise.resolve(), deliveries: Promise.resolve([{ kind: 'dropped' }]) }
      }
      const { delayMs, copies, isReordered } = faults
      const send = make(faults)
      const begin = isReordered ? hold(place.lane) : null
      const isHeldUp = begin !== null || delayMs > 0
      const first = isHeldUp ? holdUp(begin, delayMs).then(() => post(send)) : post(send)
      const goesOn = isHeldUp ? Promise.resolve() : first
      if (!isReordered) void first.finally(() => letGo(place.lane)).catch(() => {})
      return { goesOn, deliveries: sendAgain(send, first, copies) }
    },
  }
}

const noCounts = () => ({
  ...{ made: 0, posted: 0, taken: 0, refused: 0, unanswered: 0 },
  befell: { drop: 0, delay: 0, duplicate: 0, reorder: 0, badSignature: 0, clockSkew: 0, late: 0 },
})
