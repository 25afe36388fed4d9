import { writeFileSync } from 'node:fs'
import { journalFile, stateFile, suspicionOf } from './data-place.ts'
import { type StoreTrouble, troubleOf } from './trouble.ts'

/**
 * Remembers that reading one of the databases met damage, so that the next start mends it. Not at once: other connections
 * hold the file, and some systems do not rename a file that is open.
 */
export function noteDamage(dataDir: string, { kind, file }: Pick<StoreTrouble, 'kind' | 'file'>): void {
  if (kind !== 'corrupt' || (file !== stateFile(dataDir) && file !== journalFile(dataDir))) return
  try {
    writeFileSync(suspicionOf(file), '')
  } catch (error) {
    // A folder that takes no new file must not end who takes deliveries in: whoever reads there next meets the damage again.
    if (troubleOf(error, file) === null) throw error
  }
}
