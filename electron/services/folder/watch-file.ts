import { mkdirSync, watch } from 'node:fs'
import { basename, dirname } from 'node:path'

/** Calls when another process, or this one, replaced the file. Returns a function that ends it. */
export function watchFile(file: string, onChange: () => void): () => void {
  const name = basename(file)
  mkdirSync(dirname(file), { recursive: true })
  try {
    // The folder: a watch on the file itself ends with the first atomic replacement.
    const watcher = watch(dirname(file), { persistent: false }, (_event, changed) => {
      if (changed === name) onChange()
    })
    watcher.on('error', () => watcher.close())
    return () => watcher.close()
  } catch {
    // Some network drives cannot be watched: changes then count after the next start.
    return () => {}
  }
}
