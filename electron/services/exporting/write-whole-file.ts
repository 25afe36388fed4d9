import { once } from 'node:events'
import { createWriteStream, renameSync, rmSync } from 'node:fs'

/** What a file is called until it is whole. */
export const unfinishedName = (file: string): string => `${file}.part`

/**
 * Writes pieces one after the other, never more than one ahead of the disk. The file is for its owner only, and under its
 * name only when it is whole. Rejects with the error of the file system, or with the reason of the signal; nothing is left of
 * it then.
 */
export async function writeWholeFile(
  file: string,
  pieces: Iterable<string | Uint8Array>,
  signal?: AbortSignal,
): Promise<void> {
  const unfinished = unfinishedName(file)
  // One that is there already, or a link, would lend it its rights.
  rmSync(unfinished, { force: true })
  const stream = createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true })
  const failed = once(stream, 'error').then(([error]) => {
    throw error
  })
  // It is waited for below, wherever it happens.
  failed.catch(() => {})
  try {
    for (const piece of pieces) {
      signal?.throwIfAborted()
      if (!stream.write(piece)) await Promise.race([once(stream, 'drain', { signal }), failed])
    }
    signal?.throwIfAborted()
    stream.end()
    await Promise.race([once(stream, 'close'), failed])
    renameSync(unfinished, file)
  } catch (error) {
    stream.destroy()
    rmSync(unfinished, { force: true })
    throw error
  }
}
