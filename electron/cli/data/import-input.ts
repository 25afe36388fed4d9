import { once } from 'node:events'
import { createReadStream, statSync } from 'node:fs'
import { Readable } from 'node:stream'
import { csvBeginning } from '../../core/export/csv.ts'
import { harBeginning } from '../../core/export/har.ts'
import { withoutByteOrderMark } from '../../core/json-shape.ts'
import { exportMark } from '../../services/exporting/export-lines.ts'
import { misuse, Refusal } from '../refusal.ts'
import { plain } from '../terminal.ts'

/** A file, or stdin, of which the beginning was looked at. */
export interface Input {
  readonly file: string
  readonly content: Readable
  /** It was written by `export`; otherwise it holds saved payloads. */
  readonly isExport: boolean
}

/** Rejects with what the file system says when it cannot be read. */
export async function openInput(file: string): Promise<Input> {
  // A folder is opened like a file, and the error of reading it names none.
  if (file !== '-' && statSync(file).isDirectory()) throw new Refusal(`${plain(file)} is a folder, not a file.`)
  const stream = file === '-' ? process.stdin : createReadStream(file)
  const first = await firstChunk(stream)
  const beginning = withoutByteOrderMark(first.toString('utf8'))
  const isExport = beginning.startsWith(`{"kind":"${exportMark}"`)
  const other = beginning.startsWith(harBeginning) ? 'a HAR' : beginning.startsWith(csvBeginning) ? 'a CSV' : null
  if (other !== null) throw misuse(`${file === '-' ? 'That' : plain(file)} is an export as ${other} file, ${howElse}`)
  return { file, isExport, content: first.length === 0 ? stream : Readable.from(whole(first, stream)) }
}

/** Neither holds all that an import needs, and of each line it would be said that it is no payload. */
const howElse =
  'which cannot be taken in again. Export it with hover-tray export --whole --format jsonl, and import that.'

async function firstChunk(stream: Readable): Promise<Buffer> {
  const failed = once(stream, 'error').then(([error]) => {
    throw error
  })
  failed.catch(() => {})
  await Promise.race([once(stream, 'readable'), failed])
  const chunk: unknown = stream.read()
  return Buffer.isBuffer(chunk) ? chunk : Buffer.alloc(0)
}

async function* whole(first: Buffer, rest: Readable): AsyncGenerator<Buffer> {
  yield first
  for await (const chunk of rest) yield chunk
}
