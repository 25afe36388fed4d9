import { z } from 'zod'
import { parseJson } from '../../core/json-shape.ts'
import type { Replayable, ReplayReading } from '../store/exporting/replay-reading.ts'
import type { Sending } from './send-delivery.ts'

export const replayForms = ['stored', 'masked'] as const
export type ReplayForm = (typeof replayForms)[number]

type Content = Omit<Sending, 'address'>

const signedSchema = z.object({ headers: z.record(z.string(), z.string()) })
const json = { 'content-type': 'application/json' }

/** Tells the receiver that it is a replay, and of which entry: the same however often it is sent. */
export const replayHeader = 'hover-tray-replay'

/**
 * What is sent of a delivery: the bytes as they are stored with the headers that Hover signed, or masked, and then
 * without a signature that would not hold. Null when its text is gone.
 */
export function createComposing(form: ReplayForm, reading: Pick<ReplayReading, 'masked'>) {
  return ({ seq, whole }: Replayable): Content | null => {
    const mark = { [replayHeader]: String(seq) }
    if (form === 'masked') {
      const text = reading.masked(seq)
      return text === null ? null : { headers: { ...json, ...mark }, body: Buffer.from(text) }
    }
    if (whole === null) return null
    const signed = signedSchema.safeParse(parseJson(whole.signed ?? '')).data?.headers ?? {}
    return { headers: { ...json, ...signed, ...mark }, body: whole.body }
  }
}
