import { z } from 'zod'
import { parseJson } from '../../core/json-shape.ts'
import type { ReplayReading } from '../store/exporting/replay-reading.ts'
import type { Replayable } from '../store/exporting/replayable.ts'
import type { Sending } from './send-delivery.ts'
import { createReplaySigning, type ReplaySigning, type SigningDeps } from './sign-replay.ts'

/** What is sent of a delivery: as it is stored, masked, or signed anew, with another body where one is given. */
export type ReplayForm =
  | { readonly kind: 'stored' }
  | { readonly kind: 'masked' }
  | { readonly kind: 'signed'; readonly signing: ReplaySigning; readonly body: Buffer | null }

type Content = Omit<Sending, 'address'>

const signedSchema = z.object({ headers: z.record(z.string(), z.string()) })
const json = { 'content-type': 'application/json' }

/** Tells the receiver that it is a replay, and of which entry: the same however often it is sent. */
export const replayHeader = 'hover-tray-replay'
/** Stands beside it where somebody changed the body. */
const madeByHand = { 'hover-tray-made-by-hand': 'true' }

interface Deps extends SigningDeps {
  readonly form: ReplayForm
  readonly reading: Pick<ReplayReading, 'masked'>
}

/**
 * What is sent of a delivery. As it is stored: the bytes with the headers that Hover signed. Masked: without a signature
 * that would not hold. Null when its text is gone; `no-secret` when that which should sign it is not kept here.
 */
export function createComposing({ form, reading, ...signing }: Deps) {
  const signAnew = createReplaySigning(signing)
  return ({ seq, whole }: Replayable): Content | null | 'no-secret' => {
    const mark = { [replayHeader]: String(seq) }
    const marked = (content: Content | null, more: Readonly<Record<string, string>> = {}): Content | null =>
      content === null ? null : { ...content, headers: { ...content.headers, ...mark, ...more } }
    if (form.kind === 'masked') {
      const text = reading.masked(seq)
      return marked(text === null ? null : { headers: json, body: Buffer.from(text) })
    }
    if (whole === null) return null
    if (form.kind === 'signed') {
      const signed = signAnew(whole, form.body ?? whole.body, form.signing)
      return marked(signed, form.body === null ? {} : madeByHand) ?? 'no-secret'
    }
    const signed = signedSchema.safeParse(parseJson(whole.signed ?? '')).data?.headers ?? {}
    return marked({ headers: { ...json, ...signed }, body: whole.body })
  }
}
