import { closeSync, existsSync, fsyncSync, openSync } from 'node:fs'

/** What a file holds survives a power cut from here on. One that is not there needs nothing. */
export function flushFile(file: string): void {
  if (existsSync(file)) flush(file, 'r+')
}

/**
 * The names in a folder survive a power cut from here on: what was made, renamed or removed in it. Most file systems keep the
 * order of such changes by themselves, and tell nobody when they are on the disk. Windows opens no folder, and so flushes none.
 */
export function flushFolder(folder: string): void {
  if (process.platform !== 'win32') flush(folder, 'r')
}

function flush(path: string, mode: 'r' | 'r+'): void {
  const handle = openSync(path, mode)
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
