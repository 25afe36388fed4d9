import type { Words } from './words.ts'

/** Bash shows words alone. */
export function bashScript(words: Words): string {
  return `_hover_tray() {
  local path='hover-tray' word
  local -A words=(
${words.map(([path, next]) => `    ['${path}']='${next.map(({ text }) => text).join(' ')}'`).join('\n')}
  )
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ -n "\${words["$path $word"]+known}" ]]; then path="$path $word"; fi
  done
  COMPREPLY=($(compgen -W "\${words["$path"]}" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _hover_tray hover-tray`
}
