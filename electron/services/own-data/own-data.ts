import type { DataProgress } from '../../contract/data.ts'
import { createDataAnswers, type DataAnswering } from '../answering/data-answers.ts'
import type { Clock } from '../clock.ts'
import type { DataFolder } from '../folder/data-folder.ts'
import { createDataWorker } from './data-worker.ts'
import type { HostFiles } from './host-files.ts'

interface Deps {
  readonly folder: DataFolder
  readonly dataDir: string
  readonly version: string
  readonly threads: { readonly dataWork: URL }
  /** Left out where there is no desktop. */
  readonly files?: HostFiles
  readonly tell: (progress: DataProgress | null) => void
  readonly clock: Clock
}

export interface OwnData {
  readonly answers: DataAnswering
  /** Ends what is being written, and takes away the part of it that is there. */
  stop(): Promise<void>
}

/** Lets people own their data: see where it is, decide how long it stays, and take it along. */
export function createOwnData({ folder, dataDir, version, threads, files, tell, clock }: Deps): OwnData {
  const worker = createDataWorker({ threadFile: threads.dataWork, place: folder.place })
  return {
    answers: createDataAnswers({ folder, dataDir, version, worker, files, tell, now: clock.now }),
    stop: worker.stop,
  }
}
