import { type Bell, bellRinger, bellSleeper, createBell } from '../../threads/bell.ts'

/** What the thread that projects and the one that reads ahead of it both see. Plain memory, so it can be posted. */
export interface Lead {
  readonly position: SharedArrayBuffer
  readonly control: SharedArrayBuffer
  readonly bell: Bell
}

/** Characters that are read ahead at most, beside the chunk that is being read: no more than 16 MB. */
const mostAhead = 8 * 1024 * 1024
/** Waking the other thread for each chunk took as long as reading half of one. */
const takenPerRing = mostAhead / 8

/** Places in the words: characters taken, modulo 2^32, whether it read up to the journal's end, and whether the lead is over. */
const [taken, resting, over] = [0, 1, 2]
const wordCount = 3

export function createLead(): Lead {
  return {
    position: new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT),
    control: new SharedArrayBuffer(wordCount * Int32Array.BYTES_PER_ELEMENT),
    bell: createBell(),
  }
}

/** For the thread that projects. */
export function leadFollower(lead: Lead) {
  const position = new BigInt64Array(lead.position)
  const words = new Int32Array(lead.control)
  const ring = bellRinger(lead.bell)
  let sinceRing = 0
  return {
    /** Everything up to here is read already. */
    passed: (seq: number): void => {
      Atomics.store(position, 0, BigInt(seq))
    },
    took: (characters: number): void => {
      Atomics.add(words, taken, characters)
      sinceRing += characters
      if (sinceRing < takenPerRing) return
      sinceRing = 0
      ring()
    },
    goOn: (): void => {
      if (Atomics.exchange(words, resting, 0) === 1) ring()
    },
    end: (): void => {
      Atomics.store(words, over, 1)
      ring()
    },
  }
}

/** For the thread that reads. */
export function leadKeeper(lead: Lead) {
  const position = new BigInt64Array(lead.position)
  const words = new Int32Array(lead.control)
  const { sleepUnless } = bellSleeper(lead.bell)
  let sent = 0
  const isOver = (): boolean => Atomics.load(words, over) === 1
  const ahead = (): number => (sent - Atomics.load(words, taken)) >>> 0
  return {
    /** Where the other thread is. */
    passed: (): number => Number(Atomics.load(position, 0)),
    sent: (characters: number): void => {
      sent += characters
    },
    /** Holds up this thread until there is room for more; false: no more is wanted. */
    waitForRoom: (): boolean => {
      while (!isOver() && ahead() >= mostAhead) sleepUnless(() => isOver() || ahead() < mostAhead)
      return !isOver()
    },
    /** There is nothing left to read: holds up this thread until there may be more, or no more is wanted. */
    rest: (): void => {
      Atomics.store(words, resting, 1)
      const isResting = (): boolean => !isOver() && Atomics.load(words, resting) === 1
      while (isResting()) sleepUnless(() => !isResting())
    },
  }
}
