import { closeSync, fdatasyncSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import type { Database } from '../database.ts'

/** In bytes: what the write-ahead log of the journal grows to before it is copied into the file, and a little more. */
const logBytes = 17 * 1024 * 1024
const zeros = Buffer.alloc(1024 * 1024)

/**
 * Gives the journal's write-ahead log its full length at once. A flush of a file that grows waits for the file system's
 * own journal too: measured for one delivery, 0.21 to 0.39 ms instead of 0.13. Zeros end a log like the end of the file
 * does, because a frame proves itself by the log's salt and by its checksum (SQLite's file format, section 4).
 * Only for the thread that writes the log, between two commits. Where it fails nothing changes.
 */
export function extendLog(database: Database): void {
  let log: number | null = null
  try {
    log = openSync(`${database.name}-wal`, 'r+')
    const before = fstatSync(log).size
    if (before < logBytes) extend(log, before)
  } catch {
    // There is no log, or the disk has no room for it. A commit that needs room says so.
  } finally {
    if (log !== null) closeSync(log)
  }
}

function extend(log: number, before: number): void {
  try {
    for (let at = before; at < logBytes; ) at += writeSync(log, zeros, 0, Math.min(zeros.length, logBytes - at), at)
    fdatasyncSync(log)
  } catch (error) {
    // A disk that is nearly full keeps its last room for deliveries.
    ftruncateSync(log, before)
    throw error
  }
}
