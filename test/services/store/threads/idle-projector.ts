import { parentPort, workerData } from 'node:worker_threads'
import { createJournalReading } from '../../../../electron/services/store/journal/file/journal-reading.ts'
import { openJournalForReading } from '../../../../electron/services/store/journal/file/open-journal.ts'
import { openState } from '../../../../electron/services/store/projection/open-state.ts'
import type {
  FromProjector,
  ProjectorThreadData,
  ToProjector,
} from '../../../../electron/services/store/projection/projector-thread.ts'

/** A projector's thread that is behind for as long as the test lasts: it opens its files, and projects nothing. */
// The main side of the projection fills this.
const data = workerData as ProjectorThreadData
const port = parentPort
let close = () => {}
port?.on('message', (message: ToProjector) => {
  if (message.kind === 'open') {
    const journal = openJournalForReading(data)
    const { database, ...opened } = openState({ ...data, journalHead: createJournalReading(journal).head() })
    close = () => {
      database.close()
      journal.close()
    }
    port.postMessage({ kind: 'ready', ...opened } satisfies FromProjector)
  }
  if (message.kind !== 'close') return
  close()
  data.journal.close()
  port.close()
})
