/**
 * Wakes one thread that has nothing else to wait for, whoever it is that brings something. A message would do the same, but
 * costs both sides the way through their event loops. Plain memory, so it can be posted.
 */
export type Bell = SharedArrayBuffer

/** The flag: 1 while its thread sleeps, or is about to. */
const asleep = 0

export const createBell = (): Bell => new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)

/** For whoever brings something, after it is there. */
export function bellRinger(bell: Bell): () => void {
  const words = new Int32Array(bell)
  return () => {
    if (Atomics.load(words, asleep) === 1 && Atomics.exchange(words, asleep, 0) === 1) Atomics.notify(words, asleep)
  }
}

/** For the thread that is woken. It looks once more after it has said that it sleeps: so nothing is missed in between. */
export function bellSleeper(bell: Bell) {
  const words = new Int32Array(bell)
  return {
    /** Holds up this thread until somebody rings, but not when there is something to do already. */
    sleepUnless(hasWork: () => boolean): void {
      Atomics.store(words, asleep, 1)
      if (hasWork()) Atomics.store(words, asleep, 0)
      else Atomics.wait(words, asleep, 1)
    },
  }
}
