import { execFileSync } from 'node:child_process'

/** What each shell offers behind these words of a command, when the script was sourced. The last one is being typed. */
export type Offer = (script: string, words: readonly string[]) => readonly string[]

/** The shells beside bash, which every Debian has. */
export const shellTools = ['zsh', 'fish'] as const

const quoted = (words: readonly string[]): string => ['hover-tray', ...words].map(word => `'${word}'`).join(' ')

const linesOf = (shell: string, args: readonly string[], code: string): readonly string[] =>
  execFileSync(shell, [...args, '-c', code], { encoding: 'utf8' })
    .trim()
    .split('\n')

export const offers: Readonly<Record<'bash' | 'zsh' | 'fish', Offer>> = {
  bash: (script, words) => {
    const call = `COMP_WORDS=(${quoted(words)}); COMP_CWORD=${words.length}; _hover_tray; printf '%s\\n' "\${COMPREPLY[@]}"`
    return linesOf('bash', [], `${script}\n${call}`)
  },
  /** Without a terminal: what its menu would be made of is printed, and narrowed as the menu would be. */
  zsh: (script, words) => {
    const menu = `compdef() {}; _files() {}; _describe() { print -l -- "\${(@)\${(P)2}%%:*}" }`
    const call = `words=(${quoted(words)}); CURRENT=${words.length + 1}; _hover_tray`
    const typed = words.at(-1) ?? ''
    return linesOf('zsh', ['-f'], `${menu}\n${script}\n${call}`).filter(line => line.startsWith(typed))
  },
  fish: (script, words) => {
    const call = `complete -C ${JSON.stringify(['hover-tray', ...words].join(' '))}`
    return linesOf('fish', ['--no-config'], `${script}\n${call}`).map(line => line.split('\t')[0] ?? '')
  },
}
