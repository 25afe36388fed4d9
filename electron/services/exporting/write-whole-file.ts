import { once } from 'node:events'
import { createWriteStream, openSync, rmSync, statSync, type WriteStream } from 'node:fs'
import { dirname } from 'node:path'
import { flushFolder } from '../folder/flush.ts'
import { nameWhole, unfinishedName } from '../folder/unfinished.ts'

type Pieces = Iterable<string | Uint8Array>

interface Manner {
  readonly signal?: AbortSignal | undefined
  /** Fails with EEXIST where a file has the name when it is whole. */
  readonly isNew?: boolean | undefined
  /** What it is called until it is whole. */
  readonly unfinished?: string | undefined
}

/**
 * Writes pieces one after the other, never more than one ahead of the disk. The file is for its owner only, and under its
 * name only when it is whole. Rejects with the error of the file system, or with the reason of the signal; nothing is left of
 * it then. A device or a pipe is written to as it is: a file in the place of /dev/null would break every other program.
 */
export async function writeWholeFile(file: string, pieces: Pieces, manner: Manner = {}): Promise<void> {
  const { signal, isNew = false, unfinished = unfinishedName(file) } = manner
  if (isDevice(file)) return pour(pieces, createWriteStream(file), signal)
  // One that is there already, or a link, would lend it its rights, and is another's to take away.
  const fd = openSync(unfinished, 'wx', 0o600)
  try {
    await pour(pieces, createWriteStream(unfinished, { fd, flush: true }), signal)
    nameWhole(unfinished, file, isNew)
    flushFolder(dirname(file))
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
}

function isDevice(file: string): boolean {
  const there = statSync(file, { throwIfNoEntry: false })
  return there !== undefined && !there.isFile() && !there.isDirectory()
}

async function pour(pieces: Pieces, stream: WriteStream, signal?: AbortSignal): Promise<void> {
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
  } catch (error) {
    stream.destroy()
    throw error
  }
}
