/**
 * Of an error that nobody expected what the log may say. Not its message: that of JSON.parse quotes what it was given, and a
 * body may hold a PIN or a secret. Plain data: it crosses threads.
 */
export interface Fault {
  readonly error: string
  readonly code: string | null
  /** The nearest lines of our own code, the one that threw first; the names of their files only. */
  readonly place: string | null
}

const mostLines = 3

export function faultOf(thrown: unknown): Fault {
  if (!(thrown instanceof Error)) return { error: typeof thrown, code: null, place: null }
  if (thrown.cause instanceof Error) return faultOf(thrown.cause)
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : null
  return { error: thrown.name, code, place: placeOf(thrown) }
}

function placeOf({ message, stack = '' }: Error): string | null {
  const said = stack.indexOf(message)
  if (said === -1) return null
  const lines = stack.slice(said + message.length).split('\n')
  const places = lines.filter(line => !foreign.test(line)).flatMap(line => frame.exec(line)?.[1] ?? [])
  return places.length === 0 ? null : places.slice(0, mostLines).join(' < ')
}

const frame = /^ +at .*?([^\s/\\()]+:\d+):\d+\)?$/
/** Node's own code, and that of packages. */
const foreign = /\bnode:|[/\\]node_modules[/\\]/
