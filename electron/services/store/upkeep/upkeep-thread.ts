import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { openBoth } from '../both-files.ts'
import { type DataPlace, journalFile } from '../data-place.ts'
import { openJournal } from '../journal/file/open-journal.ts'
import { noteDamage } from '../suspect.ts'
import { type StoreTrouble, troubleOf } from '../trouble.ts'
import { createUpkeepSteps, type Step, type StepWish } from './upkeep-steps.ts'

export type ToUpkeep = { readonly kind: 'step'; readonly wish: StepWish } | { readonly kind: 'close' }

export type FromUpkeep =
  | { readonly kind: 'done'; readonly step: Step }
  | { readonly kind: 'failed'; readonly trouble: StoreTrouble }

// The main side of the upkeep fills this.
if (parentPort !== null) start(parentPort, workerData as DataPlace)

function start(port: MessagePort, place: DataPlace): void {
  let open: ReturnType<typeof openAll> | null = null
  port.on('message', (message: ToUpkeep) => {
    if (message.kind === 'close') {
      open?.close()
      port.close()
      return
    }
    try {
      open ??= openAll(place)
      send(port, { kind: 'done', step: open.begun(message.wish) })
    } catch (error) {
      const trouble = troubleOf(error, journalFile(place.dataDir))
      if (trouble === null) throw error
      noteDamage(place.dataDir, trouble)
      send(port, { kind: 'failed', trouble })
    }
  })
}

function openAll(place: DataPlace) {
  return openBoth(place, openJournal, (journal, state) => createUpkeepSteps(journal, state, () => performance.now()))
}

function send(port: MessagePort, message: FromUpkeep): void {
  port.postMessage(message)
}
