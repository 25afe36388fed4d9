import { z } from 'zod'
import type { News } from '../../../contract/bridge/ipc.ts'
import { settingsSchema } from '../../../contract/settings/settings.ts'
import { transactionShape } from '../shapes.ts'
import { settingsForWindows } from './settings-for-windows.ts'
import { blindWindowsShape, connectionShape, healthShape } from './state-shapes.ts'
import { countsShape, openFailuresShape } from './transaction-shapes.ts'

/**
 * What an engine and the window of another computer agree on. Raised when one of them would not understand the other any
 * more: a new question is no reason for it, because who does not know it refuses it.
 */
export const windowProtocol = 1

export const windowPath = '/v1/window'

/** Who asks, percent-encoded. A claim of whoever has the token. */
export const personHeader = 'hover-tray-person'

/** What an engine says of itself before anything else. */
export const helloShape = z.object({ app: z.literal('hover-tray'), version: z.string().max(100), protocol: z.int() })

/** The answer to a question; what is in `value` has a shape of its own. */
export const replyShape = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({
    ok: z.literal(false),
    failure: z.object({
      code: z.enum(['invalid-input', 'not-found', 'refused', 'unavailable', 'internal']),
      sentence: z.string(),
    }),
  }),
])

/** Everything that a desktop holds of the engine. Sent at the beginning, and where more happened than was taken. */
export const engineStateShape = z.object({
  settings: settingsSchema,
  connection: connectionShape,
  health: healthShape,
  counts: countsShape,
  failures: openFailuresShape,
})
export type EngineState = z.output<typeof engineStateShape>

const text = z.string()
const counts = countsShape

/** What goes to windows elsewhere as it happens; the rest of the news is about one desktop. */
export const engineNewsShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('transactions'), rows: z.array(transactionShape), counts }),
  z.object({ kind: z.literal('forgotten'), sourceIds: z.array(text), counts }),
  z.object({ kind: z.literal('gone'), ids: z.array(text), counts }),
  z.object({ kind: z.literal('quarantined') }),
  z.object({ kind: z.literal('connection'), connection: connectionShape }),
  z.object({ kind: z.literal('settings'), settings: settingsSchema }),
  z.object({ kind: z.literal('health'), health: healthShape }),
  z.object({ kind: z.literal('blind-windows'), windows: blindWindowsShape }),
])
export type EngineNews = z.output<typeof engineNewsShape>

/** Null: it is about the desktop of that engine alone. */
export function engineNewsOf(news: News): EngineNews | null {
  switch (news.kind) {
    case 'transactions':
    case 'forgotten':
    case 'gone':
    case 'quarantined':
    case 'connection':
    case 'health':
    case 'blind-windows':
      return engineNewsShape.parse(news)
    case 'settings':
      return { kind: 'settings', settings: settingsForWindows(news.settings) }
    case 'data-progress':
    case 'updates':
    case 'engine':
    case 'all-anew':
    case 'open-transaction':
    case 'open-settings':
    case 'act':
      return null
  }
}
