import { parentPort } from 'node:worker_threads'
import { firstRules } from '../../../../electron/services/store/journal/entries/projection-rules.ts'
import type { FromJournal } from '../../../../electron/services/store/journal/journal-messages.ts'

/** A journal's thread that ends at the first append. */
parentPort?.postMessage({ kind: 'ready', rules: firstRules } satisfies FromJournal)
parentPort?.on('message', () => {
  throw new Error('out of memory, say')
})
