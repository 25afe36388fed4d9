import { fileURLToPath } from 'node:url'
import type { ThreadFiles } from './services/store/store.ts'

/** The files of what runs beside the main thread: built ones beside the built entry, in tests the sources. */
export function threadFiles(entry: string): ThreadFiles {
  return {
    journal: fileBeside(entry, 'services/store/journal-thread'),
    projector: fileBeside(entry, 'services/store/projector-thread'),
    reader: fileBeside(entry, 'services/store/reader-thread'),
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
