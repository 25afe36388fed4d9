import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Outcome, refusal, success } from './outcome.ts'

export interface Checksum {
  readonly sha256: string
  /** Relative to the folder that is checked; never leaves it. */
  readonly path: string
}

const linePattern = /^([0-9a-f]{64}) [ *](?:\.\/)?(.+)$/

/** Reads the format of `sha256sum`. A line that is not understood refuses the whole list. */
export const parseChecksums = (text: string): Outcome<readonly Checksum[]> => {
  const checksums: Checksum[] = []
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    const [, sha256, path] = linePattern.exec(line) ?? []
    if (sha256 === undefined || path === undefined) return refusal(`A line of SHA256SUMS cannot be read: ${line}`)
    if (path.startsWith('/') || path.split('/').includes('..')) {
      return refusal(`SHA256SUMS names a file outside its folder: ${path}`)
    }
    checksums.push({ sha256, path })
  }
  return checksums.length === 0 ? refusal('SHA256SUMS lists no file.') : success(checksums)
}

/** The bytes of a file, if they are the ones that were pinned. */
export const readVerified = (folder: string, checksum: Checksum): Outcome<Buffer> => {
  let bytes: Buffer
  try {
    bytes = readFileSync(join(folder, checksum.path))
  } catch {
    return refusal(`The fallback runtime lacks the file ${checksum.path}, so it is not used.`)
  }
  const actual = createHash('sha256').update(bytes).digest('hex')
  if (actual === checksum.sha256) return success(bytes)
  return refusal(
    `The file ${checksum.path} of the fallback runtime is not the pinned one (sha256 ${actual}), so it is not used. ` +
      'Tell whoever maintains this repository; do not run it.',
  )
}
