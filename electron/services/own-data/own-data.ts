import type { AboutAnswers } from '../../contract/about.ts'
import type { DataProgress } from '../../contract/bridge/data.ts'
import type { Health } from '../../contract/health.ts'
import { createAboutAnswers } from '../answering/about-answers.ts'
import type { Answering } from '../answering/answers.ts'
import { createDataAnswers, type DataAnswering } from '../answering/data-answers.ts'
import type { Clock } from '../clock.ts'
import type { DataFolder } from '../folder/data-folder.ts'
import { createChosenWriter } from './chosen-writer.ts'
import { createDataWorker } from './data-worker.ts'
import type { HostFiles } from './host-files.ts'

interface Deps {
  readonly folder: DataFolder
  readonly dataDir: string
  readonly version: string
  readonly threads: { readonly dataWork: URL }
  /** Left out where there is no desktop. */
  readonly files?: HostFiles
  /** Tells the window how far the file is that is being written. */
  readonly tell: (progress: DataProgress | null) => void
  readonly openExternal: (url: string) => void
  /** Left out where a signal ends the app. */
  readonly quit?: () => void
  readonly checkHealth: (isAfresh: boolean) => Promise<Health>
  readonly clock: Clock
}

export interface OwnData {
  readonly answers: DataAnswering & Pick<Answering, keyof AboutAnswers>
  /** Ends what is being written, and takes away the part of it that is there. */
  stop(): Promise<void>
}

/** Lets people own their data: see where it is, decide how long it stays, take it along, and tell others how the app is. */
export function createOwnData(deps: Deps): OwnData {
  const { folder, dataDir, version, threads, files, clock } = deps
  const worker = createDataWorker({ threadFile: threads.dataWork, place: folder.place })
  const writer = createChosenWriter({ dataDir, files, tell: deps.tell })
  return {
    answers: {
      ...createDataAnswers({ folder, dataDir, version, worker, writer, now: clock.now }),
      ...createAboutAnswers({ ...deps, writer, now: clock.now }),
    },
    stop: worker.stop,
  }
}
