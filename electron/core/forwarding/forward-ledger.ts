/** Something that waits for a destination. */
export interface Queued {
  readonly position: number
  /** Those of one lane go one after the other. */
  readonly lane: number
  readonly event: readonly [number, number]
}

/** How far a destination is: it has everything up to `through`, and these behind it. */
export interface ForwardCursor<Item extends Queued> {
  readonly through: number
  readonly finished: readonly Item[]
}

/** What of a queue was read, and what of that is finished: says how far the destination is. */
export function createForwardLedger<Item extends Queued>() {
  /** In the order of the queue. */
  const outstanding = new Set<Item>()
  let finished: Item[] = []
  let lastRead: Item | null = null
  let isReadToEnd = true

  return {
    /** How many are in memory. */
    size: (): number => outstanding.size,
    lastRead: (): Item | null => lastRead,
    /** `isEnd`: nothing more waited when they were read. */
    add(items: readonly Item[], isEnd: boolean): void {
      for (const item of items) {
        outstanding.add(item)
        lastRead = item
      }
      isReadToEnd = isEnd
    },
    finish(item: Item): void {
      outstanding.delete(item)
      finished.push(item)
    },
    cursor(): ForwardCursor<Item> {
      const [first] = outstanding
      // Of the last position that was read, more may wait.
      const readThrough = lastRead === null ? 0 : isReadToEnd ? lastRead.position : lastRead.position - 1
      const through = first === undefined ? readThrough : Math.min(first.position - 1, readThrough)
      return { through, finished: finished.filter(({ position }) => position > through) }
    },
    /** What finished is journaled; what finishes meanwhile is not lost. */
    takeFinished(): readonly Item[] {
      const done = finished
      finished = []
      return done
    },
    /** It could not be journaled after all. */
    returnFinished(items: readonly Item[]): void {
      finished = [...items, ...finished]
    },
  }
}
