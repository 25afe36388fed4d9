/** One server-sent event. `id`: where to go on after it; null: it has none. */
export interface ServerEvent {
  readonly kind: string
  readonly data: string
  readonly id: string | null
}

/** Longer ones are of nobody whom we know. */
const longestEvent = 32 * 1024 * 1024

/**
 * Reads server-sent events, as the HTML standard (9.2) has them, from text that comes in pieces. A block without data is no
 * event, but its id counts. Throws RangeError for an event that does not end.
 */
export function createEventReading(): (piece: string) => readonly ServerEvent[] {
  let rest = ''
  return piece => {
    // A line may end in any of three ways, and its last sign may be in the next piece.
    const text = rest + piece
    const whole = text.endsWith('\r') ? text.slice(0, -1) : text
    const blocks = whole.replaceAll('\r\n', '\n').replaceAll('\r', '\n').split('\n\n')
    rest = (blocks.pop() ?? '') + text.slice(whole.length)
    if (rest.length > longestEvent) throw new RangeError('An event of the engine does not end.')
    return blocks.map(eventOf)
  }
}

function eventOf(block: string): ServerEvent {
  const event = { kind: 'message', data: [] as string[], id: null as string | null }
  for (const line of block.split('\n')) {
    const [, field = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? []
    if (field === 'event') event.kind = value
    if (field === 'data') event.data.push(value)
    if (field === 'id') event.id = value
  }
  return { kind: event.kind, data: event.data.join('\n'), id: event.id }
}
