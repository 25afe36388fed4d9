import type { Failure } from '../../contract/bridge/ipc.ts'
import type { NoticeRules } from '../../contract/settings/notice-rules.ts'
import { secretNames } from '../secrets/secret-names.ts'
import type { Vault } from '../secrets/vault.ts'
import { isSafeAddress, isSigningKey, unsafeAddress } from './outgoing-address.ts'

type Kept = { readonly ok: true; readonly value: null } | { readonly ok: false; readonly failure: Failure }

export interface ChannelSecret {
  readonly address: string
  /** Of a webhook: what it is signed with. Of ntfy: its access token. Empty: none. */
  readonly key: string
}

/** Keeps where a channel leads in the vault: whoever knows the address can read or write there. */
export async function keepChannelSecret(
  vault: Pick<Vault, 'set' | 'remove'>,
  { id, kind }: NoticeRules['channels'][number],
  { address, key }: ChannelSecret,
): Promise<Kept> {
  const sentence = faultOf(kind, { address, key })
  if (sentence !== null) return { ok: false, failure: { code: 'refused', sentence } }
  await vault.set(secretNames.channelAddress(id), address)
  if (key === '') await vault.remove(secretNames.channelKey(id))
  else await vault.set(secretNames.channelKey(id), key)
  return { ok: true, value: null }
}

function faultOf(kind: NoticeRules['channels'][number]['kind'], { address, key }: ChannelSecret): string | null {
  if (!isSafeAddress(address)) return unsafeAddress
  if (kind === 'webhook' && key !== '' && !isSigningKey(key))
    return 'The key is not one of a Standard Webhook: it begins with whsec_ and goes on in Base64.'
  return null
}
