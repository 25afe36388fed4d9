import { realpathSync } from 'node:fs'
import { basename, dirname, relative, resolve, sep } from 'node:path'
import type { Failure } from '../../contract/bridge/ipc.ts'
import { isUnfinished } from '../folder/unfinished.ts'
import type { StoreTrouble, TroubleKind } from '../store/trouble.ts'

/** Whether a file, which need not be there, would lie in a folder or below it, whatever links lead there. */
export function isInside(folder: string, file: string): boolean {
  const way = relative(real(folder), resolve(real(dirname(file)), basename(file)))
  return way !== '..' && !way.startsWith(`..${sep}`) && resolve(way) !== way
}

function real(folder: string): string {
  try {
    return realpathSync.native(folder)
  } catch {
    // What is not there leads nowhere else; writing into it then says so.
    return resolve(folder)
  }
}

/** What went wrong, for a person: with the file they chose, or with what is stored. */
export function writeFailure(file: string, { kind, file: where, sentence }: StoreTrouble): Failure {
  const isChosen = where === file || isUnfinished(where, file)
  return { code: 'unavailable', sentence: isChosen ? sentences[kind] : sentence }
}

const notWritten =
  'The file could not be written. Check that its folder is there and its disk is sound, or choose another.'

const sentences: Readonly<Record<TroubleKind, string>> = {
  full: 'There is not enough space where the file should go. Free some, or choose another place.',
  'read-only': 'You may not write to that folder. Choose another place.',
  'read-only-disk': 'The disk there can only be read. Choose another place.',
  locked: 'Another program uses that file. Close it, or choose another name.',
  corrupt: 'What was written could not be read again, so it was thrown away. Choose another disk.',
  newer: notWritten,
  memory: 'There was too little memory to write the file. Close other programs and try again.',
  io: notWritten,
}
