/** What commands print. Answers go to stdout, everything said along the way to stderr. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

export function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

/** For much text: waits until it is taken, so that it never piles up in memory. */
export function write(text: string): Promise<void> {
  return new Promise((done, fail) => {
    process.stdout.write(text, error => (error ? fail(error) : done()))
  })
}

/** One value, on one line for scripts and spread out for people. */
export function printJson(value: unknown): void {
  print(toJson(value, process.stdout.isTTY ? 2 : 0))
}

const invisible = /[\p{Cc}\p{Cf}\u2028\u2029]/gu

/** Text of strangers without what would command a terminal: control, escape and direction characters. */
export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(invisible, '�')
}

/** JSON that is safe to show: JSON.stringify leaves the newer control characters and the direction characters as they are. */
export function toJson(value: unknown, indent = 0): string {
  const text = JSON.stringify(value, null, indent)
  return text.replace(invisible, found => (found === '\n' ? found : escaped(found)))
}

function escaped(text: string): string {
  return [...Array(text.length).keys()]
    .map(index => `\\u${text.charCodeAt(index).toString(16).padStart(4, '0')}`)
    .join('')
}

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
/** Of a cell; and of its code units, because a character may be made of any number of them. */
const [mostCharacters, mostUnits] = [60, 240]

/** A cell for a table, cut between what a person sees as characters: one long action would widen all other rows too. */
export function brief(text: string): string {
  // A hostile text may be long, and no more of it can be shown.
  const seen = Array.from(characters.segment(plain(text).slice(0, 4 * mostUnits)), ({ segment }) => segment)
  if (seen.length <= mostCharacters && seen.join('').length <= mostUnits) return seen.join('')
  let kept = ''
  for (const character of seen.slice(0, mostCharacters - 1)) {
    if (kept.length + character.length > mostUnits) break
    kept += character
  }
  return `${kept}…`
}

/** Columns side by side, each as wide as its longest cell. An empty head is left out. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = (head.length === 0 ? rows : [head, ...rows]).map(row => row.map(plain))
  const columns = Math.max(0, ...lines.map(line => line.length))
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...lines.map(line => (line[column] ?? '').length)),
  )
  return lines
    .map(line =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** A time as this machine's clock shows it. */
export function localTime(iso: string | null): string {
  if (iso === null) return '-'
  const at = new Date(iso)
  const two = (number: number) => String(number).padStart(2, '0')
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`
}

/** `hover-tray transactions | head` closes the pipe early: that is no error. */
export function endQuietlyWhenNobodyReads(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  process.stderr.on('error', () => {})
}

/** An engine works on when whoever read its ready line has closed the pipe. */
export function goOnWhenNobodyReads(): void {
  process.stdout.removeAllListeners('error').on('error', () => {})
}
