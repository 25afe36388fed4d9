import { z } from 'zod'

interface Deps {
  readonly note: (word: string, text: string) => void
  readonly now: () => number
}

/** The same trouble again is not said for so long: a full disk refuses every delivery. */
const quietMs = 30_000

const lineSchema = z.looseObject({ at: z.string(), level: z.string(), event: z.string() })

/** Errors of the engine's log in the terminal; everything with HOVER_TRAY_DEBUG=1. */
export function createLogWords({ note, now }: Deps): (line: string) => void {
  const lastSaid = new Map<string, number>()
  const isDebug = process.env.HOVER_TRAY_DEBUG === '1'
  return text => {
    const line = lineSchema.safeParse(JSON.parse(text))
    if (!line.success) return
    const { at: _at, level, event, sentence, ...facts } = line.data
    if (isDebug) return note('log', text)
    if (level !== 'error' || now() - (lastSaid.get(event) ?? Number.NEGATIVE_INFINITY) < quietMs) return
    lastSaid.set(event, now())
    const words = [event, ...Object.entries(facts).map(([name, value]) => `${name}=${String(value)}`)]
    note('error', typeof sentence === 'string' ? sentence : words.join(' '))
  }
}
