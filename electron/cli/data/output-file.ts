import { writeWholeFile } from '../../services/exporting/write-whole-file.ts'
import { stoppable } from '../serving/stoppable.ts'
import { write } from '../terminal.ts'

/** Writes pieces one after the other to a file, or to stdout for `-`, never more than one ahead of who takes them. */
export async function writeOut(file: string, pieces: Iterable<string>): Promise<void> {
  if (file !== '-') return stoppable(signal => writeWholeFile(file, pieces, signal))
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
