/**
 * How far the journal is, for every thread to see at once: a message of a commit would come later than its answers. Plain
 * memory, so it can be posted.
 */
export type JournalGauge = SharedArrayBuffer

export const createGauge = (): JournalGauge => new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT)

/** For the journal's thread alone. */
export function writeGauge(gauge: JournalGauge) {
  const head = new BigInt64Array(gauge)
  return {
    /** What the file held before. */
    start: (last: number): void => void Atomics.store(head, 0, BigInt(last)),
    committed(last: number): void {
      if (BigInt(last) > Atomics.load(head, 0)) Atomics.store(head, 0, BigInt(last))
    },
  }
}

export function readGauge(gauge: JournalGauge) {
  const head = new BigInt64Array(gauge)
  return {
    /** The newest position on the disk. */
    head: (): number => Number(Atomics.load(head, 0)),
  }
}
