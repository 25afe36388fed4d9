import { rmSync, writeFileSync } from 'node:fs'
import { flushFolder } from '../folder/flush.ts'
import { refoldMark } from './data-place.ts'

/**
 * From here on the state does not follow from the journal any more: whoever opens it next makes it again. To be said before the
 * journal changes: a state that is made again without need does no harm. Survives a power cut.
 */
export function askForRefold(dataDir: string): void {
  writeFileSync(refoldMark(dataDir), '', { flush: true })
  flushFolder(dataDir)
}

/** The state was made again. */
export function noteRefolded(dataDir: string): void {
  rmSync(refoldMark(dataDir), { force: true })
}
