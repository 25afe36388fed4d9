/** What is watched: all of a source, or one action of one operator of it. */
export interface Series {
  readonly sourceId: string
  /** The title of USSD runs; what jobs and the like are. Null: the source as a whole. */
  readonly action: string | null
  readonly operator: string | null
}

/** What was heard of a series, as far as a look at it needs that. Milliseconds since 1970. */
export interface Heard {
  readonly last: LastHeard
  /** How much was heard in the day that ends with that hour; null when the app could not hear for all of it. */
  readonly eventsOfDay: number | null
  /** What was decided of what was heard today and the day before, by the day in UTC. */
  readonly decided: readonly DecidedOfDay[]
  /** Nothing can be heard of its source now. */
  readonly isBlind: boolean
  /** When something could be heard of it again after it last could not, or its source was silent; null when it always could. */
  readonly deafUntil: number | null
}

/** The latest hour in which something was heard, and how much by now; what tells whether anything came since. */
export interface LastHeard {
  /** Null: nothing was heard as far back as sums go. */
  readonly hour: number | null
  readonly events: number
}

export interface DecidedOfDay {
  /** Days since 1970. */
  readonly day: number
  readonly succeeded: number
  readonly failed: number
}

export function isSameHeard(a: LastHeard, b: LastHeard): boolean {
  return a.hour === b.hour && a.events === b.events
}
