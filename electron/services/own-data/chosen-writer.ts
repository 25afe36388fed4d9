import type { DataProgress, DataWritten } from '../../contract/bridge/data.ts'
import type { Failure, Reply } from '../../contract/bridge/ipc.ts'
import { isInside } from './chosen-file.ts'
import type { DataFollowing } from './data-worker.ts'
import type { FileWish, HostFiles } from './host-files.ts'

/** Writes files where the person wants them: one at a time, and never over what the app itself lives on. */
export interface ChosenWriter {
  /** Null: the person chose no file, or cancelled. `following` is for work that takes long. */
  write<T extends DataWritten>(
    wish: FileWish,
    write: (file: string, following: DataFollowing) => Promise<Reply<T | null>>,
  ): Promise<Reply<T | null>>
  /** Ends what is being written, if anything is. */
  cancel(): void
  /** Shows a folder, or the file that was written last, in the file manager. */
  show(what: { readonly folder: string } | 'written'): Reply<null>
}

interface Deps {
  readonly dataDir: string
  /** Undefined where there is no desktop. */
  readonly files: HostFiles | undefined
  /** Tells the window how far the file is that is being written. */
  readonly tell: (progress: DataProgress | null) => void
}

export function createChosenWriter({ dataDir, files, tell }: Deps): ChosenWriter {
  let writing: AbortController | null = null
  let written: string | null = null

  /** What is written at once, such as the diagnostics, tells of no progress. */
  const tellOf = ({ kind }: FileWish, percent: number): void =>
    tell({ what: kind === 'backup' ? 'backup' : 'export', percent })

  return {
    async write(wish, write) {
      if (files === undefined) return noDesktop
      if (writing !== null) return busy
      writing = new AbortController()
      const { signal } = writing
      try {
        const file = await files.choose(wish)
        if (file === null) return { ok: true, value: null }
        if (isInside(dataDir, file)) return ownFolder
        const reply = await write(file, { onPercent: percent => tellOf(wish, percent), signal })
        if (reply.ok && reply.value !== null) written = file
        return reply
      } finally {
        writing = null
        tell(null)
      }
    },
    cancel: () => writing?.abort(),
    show(what) {
      if (files === undefined) return noDesktop
      const path = what === 'written' ? written : what.folder
      if (path === null) return refuse('not-found', 'No file was written since the app started.')
      files.show(path)
      return { ok: true, value: null }
    },
  }
}

const noDesktop = refuse('unavailable', 'Files can be chosen in the window only. Use hover-tray export or backup.')
const busy = refuse('refused', 'A file is being written already. Wait until it is done.')
const ownFolder = refuse('refused', 'That is the folder in which the app keeps its data. Choose another place.')

function refuse(code: Failure['code'], sentence: string): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: { code, sentence } }
}
