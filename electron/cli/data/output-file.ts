import { existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { writeWholeFile } from '../../services/exporting/write-whole-file.ts'
import { isNameTaken } from '../../services/folder/unfinished.ts'
import { isInside } from '../../services/own-data/chosen-file.ts'
import { misuse } from '../refusal.ts'
import { stoppable } from '../serving/stoppable.ts'
import { plain, write } from '../terminal.ts'

/**
 * The path of a file to write. Never one in the folder of the data: called journal.db, it would replace the journal. Nor one
 * that is there, unless that is asked for: what is written may be less than what was. `isReplaced`: left out where a command
 * has no option for it.
 */
export function outputFile(dataDir: string, given: string, isReplaced?: boolean): string {
  const file = resolve(given)
  if (isInside(dataDir, file))
    throw misuse(`${plain(file)} lies in the folder in which Hover Tray keeps its data. Choose another place.`)
  if (!existsSync(dirname(file)))
    throw misuse(`There is no folder ${plain(dirname(file))} to write to. Make it, or choose another place.`)
  const there = statSync(file, { throwIfNoEntry: false })
  if (there?.isDirectory()) throw misuse(`${plain(file)} is a folder, not a file. Name a file in it.`)
  if (there?.isFile() && isReplaced !== true) throw thereAlready(file, isReplaced)
  return file
}

function thereAlready(file: string, isReplaced?: boolean) {
  const orElse = isReplaced === undefined ? '' : ', or say --replace to write over it'
  return misuse(`${plain(file)} is there already. Choose another name${orElse}.`)
}

/** Writes a file that `outputFile` allowed. One that came meanwhile stays, and is refused as one that was there before. */
export async function writeOutputFile(
  file: string,
  pieces: Iterable<string | Uint8Array>,
  { isReplaced, signal }: { readonly isReplaced?: boolean; readonly signal?: AbortSignal } = {},
): Promise<void> {
  try {
    await writeWholeFile(file, pieces, { signal, isNew: isReplaced !== true })
  } catch (error) {
    throw isNameTaken(error) ? thereAlready(file, isReplaced) : error
  }
}

/** Writes pieces one after the other to a file, or to stdout for `-`, never more than one ahead of who takes them. */
export async function writeOut(file: string, pieces: Iterable<string>, isReplaced: boolean): Promise<void> {
  if (file !== '-') return stoppable(signal => writeOutputFile(file, pieces, { isReplaced, signal }))
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
