import { Argument, type Command } from 'commander'
import { print } from '../terminal.ts'
import { bashScript } from './bash.ts'
import { fishScript } from './fish.ts'
import { wordsOf } from './words.ts'
import { zshScript } from './zsh.ts'

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript } as const
const shells = ['bash', 'zsh', 'fish'] as const

/** Completion for shells. The script holds all there is to complete: asking a command at each Tab would be slow. */
export function addCompletion(program: Command): void {
  program
    .command('completion')
    .description('print a script that completes commands and options in bash, zsh or fish')
    .addArgument(new Argument('<shell>', 'for which shell').choices(shells))
    .addHelpText('after', help)
    .action((shell: (typeof shells)[number]) => print(scripts[shell](wordsOf(program))))
}

const help = `
Examples:
  source <(hover-tray completion bash)            now; in ~/.bashrc always (bash 4 or newer)
  source <(hover-tray completion zsh)             the same in ~/.zshrc, behind compinit
  hover-tray completion fish > ~/.config/fish/completions/hover-tray.fish`
