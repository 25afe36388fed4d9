import type { Command, Option } from 'commander'

/** What can stand behind a command. */
export interface Word {
  /** A command, or an option with its dashes. */
  readonly text: string
  readonly about: string
  /** An option behind which a value stands. */
  readonly takesValue: boolean
}

/** By the commands that stand before it, such as `hover-tray sources add`: what can come next. */
export type Words = readonly (readonly [path: string, next: readonly Word[]])[]

/** All of a program. Names of commands and options are letters, digits and dashes; what is said about them may be any text. */
export function wordsOf(program: Command, path = program.name()): Words {
  const known = program.createHelp()
  const commands = known.visibleCommands(program)
  const options = [...known.visibleOptions(program), ...known.visibleGlobalOptions(program)]
  const next = [...commands.map(ofCommand), ...options.flatMap(ofOption)]
  return [[path, next], ...commands.flatMap(one => wordsOf(one, `${path} ${one.name()}`))]
}

function ofCommand(command: Command): Word {
  return { text: command.name(), about: command.description(), takesValue: false }
}

function ofOption({ long, description, required, optional }: Option): readonly Word[] {
  return long ? [{ text: long, about: description, takesValue: required || optional }] : []
}

/** In single quotes, where shells take everything as it is but the quote itself. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
