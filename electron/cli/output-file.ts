import { once } from 'node:events'
import { createWriteStream, renameSync, rmSync } from 'node:fs'
import { write } from './terminal.ts'

/** Writes pieces one after the other to a file, or to stdout for `-`, never more than one ahead of who takes them. */
export async function writeOut(file: string, pieces: Iterable<string>): Promise<void> {
  if (file !== '-') return writeFile(file, pieces)
  let text = ''
  for (const piece of pieces) {
    text += piece
    if (text.length < bufferedCharacters) continue
    await write(text)
    text = ''
  }
  if (text !== '') await write(text)
}

const bufferedCharacters = 65_536

/** For its owner only, and under its name only when it is whole. */
async function writeFile(file: string, pieces: Iterable<string>): Promise<void> {
  const unfinished = `${file}.part`
  const stream = createWriteStream(unfinished, { mode: 0o600, flush: true })
  const failed = once(stream, 'error').then(([error]) => {
    throw error
  })
  // It is waited for below, wherever it happens.
  failed.catch(() => {})
  try {
    for (const piece of pieces) if (!stream.write(piece)) await Promise.race([once(stream, 'drain'), failed])
    stream.end()
    await Promise.race([once(stream, 'close'), failed])
    renameSync(unfinished, file)
  } catch (error) {
    stream.destroy()
    rmSync(unfinished, { force: true })
    throw error
  }
}
