import { isLoopback } from '../../core/hook-url.ts'
import { parseJson } from '../../core/json-shape.ts'
import type { SettingsFile } from '../folder/settings-file.ts'
import { originOf } from '../forwarding/destination-address.ts'
import { createComposing, type ReplayForm } from '../replaying/compose-replay.ts'
import { faultOfTarget } from '../replaying/replay-target.ts'
import type { SendDelivery } from '../replaying/send-delivery.ts'
import type { Vault } from '../secrets/vault.ts'
import { refused } from '../sources/sources.ts'
import type { Replayable } from '../store/exporting/replayable.ts'
import type { Store } from '../store/store.ts'
import type { Answering } from './answers.ts'
import type { TransactionActs } from './transaction-acts.ts'

interface Deps {
  readonly store: Pick<Store, 'replayable' | 'singleDelivery'>
  readonly settings: Pick<SettingsFile, 'get'>
  readonly vault: Pick<Vault, 'get'>
  readonly acts: Pick<TransactionActs, 'exported'>
  readonly send: SendDelivery
  readonly now: () => number
}

/** Sends one delivery once more, from the window. */
export function createReplayAnswers(deps: Deps): Pick<Answering, 'replay.check' | 'replay.send'> {
  const { store, settings, vault, acts, now } = deps

  /** What comes from another thread is no Buffer any more. */
  async function find(seq: number): Promise<Replayable | null> {
    const found = await store.replayable(seq)
    if (found === null || found.whole === null) return null
    const { whole } = found
    return { ...found, whole: { ...whole, body: Buffer.from(whole.body), digest: Buffer.from(whole.digest) } }
  }
  const faultOf = (url: string) => faultOfTarget(url, settings.get().sources)

  return {
    'replay.check': async ({ seq, url }) => {
      const fault = faultOf(url)
      if (fault !== null) return refused(fault)
      const bytes = (await find(seq))?.whole?.body.byteLength
      if (bytes === undefined) return refused(gone)
      return { ok: true, value: { origin: originOf(url) ?? '', isLocal: isLoopback(url), bytes } }
    },
    'replay.send': async ({ seq, url, form, body, signs }) => {
      const fault = faultOf(url) ?? (signs && !isLoopback(url) ? realSecret : null)
      if (fault !== null) return refused(fault)
      if (form === 'changed' && (body === null || parseJson(body) === undefined)) return refused(noJson)
      const found = await find(seq)
      if (found === null) return refused(gone)
      const json = form === 'masked' ? ((await store.singleDelivery(seq))?.json ?? null) : null
      const chosen = formOf(form, signs, body)
      const compose = createComposing({ form: chosen, reading: { masked: () => json }, vault, now, address: url })
      const content = compose(found)
      if (content === null) return refused(gone)
      if (content === 'no-secret') return refused(noSecret)
      const recorded = chosen.kind === 'masked' ? null : await acts.exported('replay', `--delivery ${seq}`)
      if (recorded?.ok === false) return recorded
      const sent = await deps.send({ ...content, address: url })
      return { ok: true, value: { trouble: sent.ok ? null : sent.trouble } }
    },
  }
}

function formOf(form: 'stored' | 'masked' | 'changed', signs: boolean, body: string | null): ReplayForm {
  if (form === 'masked') return { kind: 'masked' }
  if (form === 'stored' && !signs) return { kind: 'stored' }
  const signing = signs ? ({ kind: 'provider', secret: null } as const) : ({ kind: 'none' } as const)
  return { kind: 'signed', signing, body: form === 'changed' && body !== null ? Buffer.from(body) : null }
}

const gone = 'There is no such delivery, or the retention has taken its text.'
const noJson = 'What you changed is no JSON any more. Look for a comma or a quote too many, or too few.'
const noSecret = 'The secret of its source is not kept here, so it cannot be signed. Send it without a signature.'
const realSecret =
  'Signed with the secret of the source it could not be told from what Hover sends. That is for addresses on this computer only.'
