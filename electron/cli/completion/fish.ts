import { quoted, type Word, type Words } from './words.ts'

/** Files are offered where no command can stand, and behind options that take a value. */
export function fishScript(words: Words): string {
  const paths = words.map(([path]) => quoted(path)).join(' \\\n  ')
  return `set -g __hover_tray_paths ${paths}
function __hover_tray_at
  set -l path hover-tray
  for word in (commandline -opc)[2..]
    if contains -- "$path $word" $__hover_tray_paths
      set path "$path $word"
    end
  end
  test "$path" = "$argv[1]"
end
complete -c hover-tray -e
${words.flatMap(([path, next]) => next.map(word => lineOf(path, word))).join('\n')}`
}

function lineOf(path: string, { text, about, takesValue }: Word): string {
  const isOption = text.startsWith('--')
  const what = isOption ? `-l ${text.slice(2)}${takesValue ? ' -r' : ''}` : `-f -a ${text}`
  return `complete -c hover-tray -n ${quoted(`__hover_tray_at '${path}'`)} ${what} -d ${quoted(about)}`
}
