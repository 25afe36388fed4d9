/** How far the journal is, for every thread to see at once: a message of a commit would come later than its answers. */
export interface JournalGauge {
  readonly head: SharedArrayBuffer
  readonly commits: SharedArrayBuffer
}

export function createGauge(): JournalGauge {
  const word = () => new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT)
  return { head: word(), commits: word() }
}

/** For the journal's thread alone. */
export function writeGauge(gauge: JournalGauge) {
  const head = new BigInt64Array(gauge.head)
  const commits = new BigInt64Array(gauge.commits)
  return {
    /** What the file held before. */
    start: (last: number): void => void Atomics.store(head, 0, BigInt(last)),
    committed(last: number): void {
      if (BigInt(last) > Atomics.load(head, 0)) Atomics.store(head, 0, BigInt(last))
      Atomics.add(commits, 0, 1n)
    },
  }
}

export function readGauge(gauge: JournalGauge) {
  const head = new BigInt64Array(gauge.head)
  const commits = new BigInt64Array(gauge.commits)
  return {
    /** The newest position on the disk. */
    head: (): number => Number(Atomics.load(head, 0)),
    /** Since the start. */
    commits: (): number => Number(Atomics.load(commits, 0)),
  }
}
