/**
 * Counts deliveries that found no room, in memory that the thread which turned them away shares with the one that is told. A
 * message for each would come when there is least time for it. Plain memory, so it can be posted.
 */
export type TurnedAway = SharedArrayBuffer

export const createTurnedAway = (): TurnedAway => new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)

/** For the thread that turns away: `tell` is called for the first that the other thread has not taken. */
export function turnedAwayCounter(shared: TurnedAway, tell: () => void): () => void {
  const words = new Int32Array(shared)
  return () => {
    if (Atomics.add(words, 0, 1) === 0) tell()
  }
}

/** How many there were since this was asked last. */
export function takeTurnedAway(shared: TurnedAway): number {
  return Atomics.exchange(new Int32Array(shared), 0, 0)
}
