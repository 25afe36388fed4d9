import { existsSync, renameSync, rmSync } from 'node:fs'
import { flushFolder } from '../../folder/flush.ts'
import { type DataPlace, journalFile, mendedOf, nameAside, suspicionOf } from '../data-place.ts'
import { askForRefold } from '../refold.ts'
import { onFile } from '../trouble.ts'

/**
 * The mended journal takes its place, also where that was cut short before. Until then whoever opened the journal would meet
 * the damaged one, or make an empty one. The caller holds the lock of the folder, and nothing is open. Throws StoreError.
 */
export function finishMending({ dataDir }: Pick<DataPlace, 'dataDir'>): void {
  const file = journalFile(dataDir)
  if (!existsSync(mendedOf(file))) return
  onFile(file, () => {
    askForRefold(dataDir)
    if (existsSync(file)) moveAside(file)
    // Before the new one is there, which nobody suspects.
    rmSync(suspicionOf(file), { force: true })
    renameSync(mendedOf(file), file)
    flushFolder(dataDir)
  })
}

function moveAside(file: string): void {
  const aside = nameAside(file)
  // The file last: as long as it is there, whoever takes the lock next does the rest.
  for (const suffix of ['-wal', '-shm', '']) if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix)
}
