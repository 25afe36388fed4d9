import { type Command, InvalidArgumentError } from 'commander'
import { print } from './terminal.ts'

/** Completion for shells. The script holds all there is to complete: asking a command at each Tab would be slow. */
export function addCompletion(program: Command): void {
  program
    .command('completion')
    .description('print a script that completes commands and options in bash')
    .argument('<shell>', 'bash', readShell)
    .addHelpText('after', help)
    .action(() => print(bashScript(wordsOf(program, program.name()))))
}

/** By the commands that stand before it: what can come next. */
type Words = readonly (readonly [path: string, words: readonly string[]])[]

function wordsOf(command: Command, path: string): Words {
  const known = command.createHelp()
  const commands = known.visibleCommands(command)
  const options = [...known.visibleOptions(command), ...known.visibleGlobalOptions(command)]
  const words = [...commands.map(one => one.name()), ...options.flatMap(({ long }) => long ?? [])]
  return [[path, words], ...commands.flatMap(one => wordsOf(one, `${path} ${one.name()}`))]
}

/** Names of commands and options are letters, digits and dashes, so nothing in it has to be quoted further. */
function bashScript(words: Words): string {
  return `_hover_tray() {
  local path='hover-tray' word
  local -A words=(
${words.map(([path, next]) => `    ['${path}']='${next.join(' ')}'`).join('\n')}
  )
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ -n "\${words["$path $word"]+known}" ]]; then path="$path $word"; fi
  done
  COMPREPLY=($(compgen -W "\${words["$path"]}" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _hover_tray hover-tray`
}

function readShell(text: string): string {
  if (text === 'bash') return text
  throw new InvalidArgumentError('Only bash is known, from version 4 on.')
}

const help = `
Examples:
  source <(hover-tray completion bash)
  hover-tray completion bash > ~/.local/share/bash-completion/completions/hover-tray`
