import { fileURLToPath } from 'node:url'
import type { ThreadFiles } from './services/store/store.ts'

/** Those of the store, those that receive deliveries, look after old ones or copy all, and where parsers are tried. */
export interface AllThreadFiles extends ThreadFiles {
  readonly receiver: URL
  readonly parserLab: URL
  readonly upkeep: URL
  readonly dataWork: URL
}

/** The files of what runs beside the main thread: built ones beside the built entry, in tests the sources. */
export function threadFiles(entry: string): AllThreadFiles {
  return {
    journal: fileBeside(entry, 'services/store/journal/journal-thread'),
    projector: fileBeside(entry, 'services/store/projection/projector-thread'),
    reader: fileBeside(entry, 'services/store/reading/reader-thread'),
    receiver: fileBeside(entry, 'services/receiving/threads/receiver-thread'),
    upkeep: fileBeside(entry, 'services/store/upkeep/upkeep-thread'),
    ahead: fileBeside(entry, 'services/store/ahead/ahead-thread'),
    dataWork: fileBeside(entry, 'services/own-data/data-work-thread'),
    parserLab: fileBeside(entry, 'services/parser-lab/parser-lab-thread'),
  }
}

/** Path of the tunnel host. */
export function tunnelHostFile(entry: string): string {
  return fileURLToPath(fileBeside(entry, 'services/tunnel/tunnel-host'))
}

/** The build puts every entry flat into one folder. */
function fileBeside(entry: string, source: string): URL {
  return entry.endsWith('.ts')
    ? new URL(`./${source}.ts`, entry)
    : new URL(`./${source.replace(/^.*\//, '')}.js`, entry)
}
