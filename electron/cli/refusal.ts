import { CommanderError } from 'commander'
import { StartFailure } from '../services/start-failure.ts'
import { StoreError } from '../services/store/trouble.ts'
import { say } from './terminal.ts'

export const exitCodes = { done: 0, failed: 1, usage: 2 } as const

/** A command cannot do what it was asked; the message is one sentence for the person. */
export class Refusal extends Error {
  readonly exitCode: number

  constructor(sentence: string, exitCode: number = exitCodes.failed) {
    super(sentence)
    this.name = 'Refusal'
    this.exitCode = exitCode
  }
}

/** It was called in a way that it does not understand. */
export function misuse(sentence: string): Refusal {
  return new Refusal(sentence, exitCodes.usage)
}

/** Says what went wrong, in one sentence and never with a stack trace, and returns the exit code. */
export function explain(error: unknown): number {
  // Commander has said its sentence, or shown the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage
  if (process.env.HOVER_TRAY_DEBUG === '1' && error instanceof Error) say(error.stack ?? error.message)
  else say(sentenceOf(error))
  return error instanceof Refusal ? error.exitCode : exitCodes.failed
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return bug('unknown')
  const fileTrouble = sentenceOfFile(error)
  if (fileTrouble !== null) return fileTrouble
  const isForPeople = error instanceof Refusal || error instanceof StartFailure || error instanceof StoreError
  return isForPeople ? error.message : bug(error.name)
}

function bug(name: string): string {
  return `Hover Tray made a mistake of its own (${name}). Set HOVER_TRAY_DEBUG=1 and run the command again to see where.`
}

const fileTroubles: Readonly<Record<string, string>> = {
  EACCES: 'may not be used by this user. Change its permissions, or choose another folder with --data-dir.',
  EPERM: 'may not be used by this user. Change its permissions, or choose another folder with --data-dir.',
  EROFS: 'is on a disk that cannot be written. Choose another folder with --data-dir.',
  ENOSPC: 'could not be written: the disk is full. Free some space and try again.',
  ENOENT: 'does not exist.',
  ENOTDIR: 'cannot be reached: a part of its path is a file. Choose another folder with --data-dir.',
  EISDIR: 'is a folder, not a file.',
  EEXIST: 'is a file, not a folder. Choose another folder with --data-dir.',
}

function sentenceOfFile(error: NodeJS.ErrnoException): string | null {
  const trouble = fileTroubles[error.code ?? '']
  // An error of writing or reading what was opened before names no file.
  return trouble === undefined ? null : `${error.path ?? 'The file'} ${trouble}`
}
