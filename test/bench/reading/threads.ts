import type { ThreadFiles } from '../../../electron/services/store/store.ts'

const sources = new URL('../../../electron/services/store/', import.meta.url)

/** The sources themselves: both ends of every comparison pay the same for them. */
export const threads: ThreadFiles = {
  journal: new URL('journal/journal-thread.ts', sources),
  projector: new URL('projection/projector-thread.ts', sources),
  ahead: new URL('ahead/ahead-thread.ts', sources),
  reader: new URL('reading/reader-thread.ts', sources),
}
