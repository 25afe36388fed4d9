import { readFileSync } from 'node:fs'
import { withoutByteOrderMark } from '../core/json-shape.ts'
import { misuse, type Refusal } from './refusal.ts'
import { plain } from './terminal.ts'

const troubles: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist.',
  EACCES: 'may not be read by the user who runs this. Change its permissions.',
  EISDIR: 'is a folder, not a file.',
}

/** The text of a file that a person named, without the mark that editors on Windows put before it. Throws a misuse. */
export function readGivenFile(file: string): string {
  try {
    return withoutByteOrderMark(readFileSync(file, 'utf8'))
  } catch (error) {
    throw unread(file, error)
  }
}

function unread(file: string, error: unknown): Refusal {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return misuse(`${plain(file)} ${troubles[code] ?? 'cannot be read.'}`)
}
