import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'

export const logNames = ['hover-tray.log', 'hover-tray.log.1', 'hover-tray.log.2'] as const
/** So much of a file is read, from its end. */
const mostBytes = 262_144

/** The newest lines of the log, oldest first; fewer where there are fewer. Files that cannot be read count as empty. */
export function readNewestLines(folder: string, most: number): readonly string[] {
  let lines: readonly string[] = []
  for (const name of logNames) {
    if (lines.length >= most) break
    lines = [...endOf(join(folder, name)), ...lines]
  }
  return lines.slice(-most)
}

function endOf(file: string): readonly string[] {
  try {
    const opened = openSync(file, 'r')
    try {
      const { size } = fstatSync(opened)
      const start = Math.max(0, size - mostBytes)
      const bytes = Buffer.alloc(size - start)
      const read = readSync(opened, bytes, 0, bytes.length, start)
      const lines = bytes.toString('utf8', 0, read).split('\n')
      // What was cut in the middle is no line.
      return (start > 0 ? lines.slice(1) : lines).filter(line => line !== '')
    } finally {
      closeSync(opened)
    }
  } catch {
    return []
  }
}
