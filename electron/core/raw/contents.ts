import type { SourceKind } from '../../contract/transactions/transaction.ts'
import type { DeliveryContent } from '../../contract/transactions/transaction-detail.ts'
import type { Masking } from '../masking/masking.ts'
import { changesBetween } from './changes.ts'
import { curlOf, fixtureOf } from './replay.ts'
import { type ShownBody, shownBody, visibleJson } from './shown-body.ts'

/** A stored delivery, or what Hover answered when the app asked. */
export type ContentBody =
  | {
      readonly seq: number
      readonly form: 'whole' | 'asked'
      readonly product: SourceKind
      /** Parsed; of a USSD delivery its `data`. */
      readonly body: unknown
    }
  | { readonly seq: number; readonly form: 'trimmed' }

/** What each says, and differently from the one before it of the same form. They are in the order of the journal. */
export function contentsOf(bodies: readonly ContentBody[], mask: Masking): readonly DeliveryContent[] {
  const last = new Map<ContentBody['form'], ShownBody>()
  return bodies.map(stored => {
    const { seq, form } = stored
    if (stored.form === 'trimmed') return { seq, form, json: null, curl: null, fixture: null, changes: null }
    const { product, body } = stored
    const shown = shownBody(product, body, mask)
    const before = last.get(form)
    last.set(form, shown)
    const isReplayable = product === 'ussd-app' && form === 'whole'
    return {
      ...{ seq, form, json: visibleJson(shown.value, 2) },
      curl: isReplayable ? curlOf(shown.value) : null,
      fixture: isReplayable ? fixtureOf(shown.value) : null,
      changes: before === undefined ? null : changesBetween(before, shown),
    }
  })
}
