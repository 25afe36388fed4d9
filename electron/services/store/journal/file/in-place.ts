import { type BigIntStats, statSync } from 'node:fs'
import { makeTrouble, StoreError, troubleOf } from '../../trouble.ts'

/**
 * Whether a file that is open is still the one of its name. What is written into one that was moved away or replaced is on
 * the disk, and found by nobody afterwards. Throws StoreError when it is not.
 */
export function keepInPlace(file: string): () => void {
  // There nobody can move a file that is open, and what numbers it has depends on the disk.
  if (process.platform === 'win32') return () => {}
  const opened = lookAt(file)
  return () => {
    const present = lookAt(file)
    if (opened === undefined || (present?.ino === opened.ino && present.dev === opened.dev)) return
    throw new StoreError({ kind: 'io', file, sentence: movedSentence(file) })
  }
}

/** Takes 2 to 3 µs, and so once for a commit it is no matter. */
function lookAt(file: string): BigIntStats | undefined {
  try {
    return statSync(file, { bigint: true, throwIfNoEntry: false })
  } catch (error) {
    // Whatever the system has against it, a network disk that is away for instance: it is no bug of ours.
    throw new StoreError(troubleOf(error, file) ?? makeTrouble('io', file), { cause: error })
  }
}

const movedSentence = (file: string): string =>
  `The database file ${file} was moved, deleted or replaced while Hover Tray was using it. ` +
  'Put it back, or start Hover Tray again; until then nothing is stored, and deliveries are answered with 503.'
