import { quoted, type Word, type Words } from './words.ts'

/** Works both when it is sourced and as a file `_hover-tray` in a folder of `fpath`. Where nothing fits, files are offered. */
export function zshScript(words: Words): string {
  return `#compdef hover-tray
_hover_tray() {
  local path='hover-tray' word
  local -A known=(
${words.map(([path, next]) => `    '${path}' ${quoted(next.map(described).join('\n'))}`).join('\n')}
  )
  for word in "\${(@)words[2,CURRENT-1]}"; do
    if (( \${+known[$path $word]} )); then path="$path $word"; fi
  done
  local -a next=("\${(@f)known[$path]}")
  _describe hover-tray next || _files
}
if [[ "$funcstack[1]" == _hover_tray || "$funcstack[1]" == _hover-tray ]]; then _hover_tray "$@"; else compdef _hover_tray hover-tray; fi`
}

/** The first colon ends the word; others belong to what is said about it. */
function described({ text, about }: Word): string {
  return `${text}:${about.replaceAll('\n', ' ')}`
}
