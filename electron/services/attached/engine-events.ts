import { z } from 'zod'
import { parseJson } from '../../core/json-shape.ts'
import { tellingsShape } from '../api/window/notice-shapes.ts'
import { openFailuresShape } from '../api/window/transaction-shapes.ts'
import { engineNewsShape, engineStateShape } from '../api/window/wire.ts'
import type { ServerEvent } from './read-events.ts'

const eventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('state'), data: engineStateShape }),
  z.object({ kind: z.literal('news'), data: engineNewsShape }),
  z.object({ kind: z.literal('failures'), data: openFailuresShape }),
  z.object({ kind: z.literal('tellings'), data: tellingsShape }),
])

/** What an engine elsewhere tells. */
export type EngineEvent = z.output<typeof eventSchema>

const kinds: ReadonlySet<string> = new Set(['state', 'news', 'failures', 'tellings'])

/** `ignored`: it is of a later version, or only says that the engine is there. `unreadable`: it is not what it says. */
export function readEngineEvent({ kind, data }: ServerEvent): EngineEvent | 'ignored' | 'unreadable' {
  if (!kinds.has(kind) || data === '') return 'ignored'
  const event = eventSchema.safeParse({ kind, data: parseJson(data) })
  return event.success ? event.data : 'unreadable'
}
