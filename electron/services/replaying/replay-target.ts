import type { Source } from '../../contract/settings/settings.ts'
import { isSafeAddress, unsafeAddress } from '../outgoing/outgoing-address.ts'

/** Why nothing is replayed to an address, and what to do; null: it may be. */
export function faultOfTarget(address: string, sources: readonly Source[]): string | null {
  if (!isSafeAddress(address)) return unsafeAddress
  const { pathname } = new URL(address)
  // Under any name: it may be the tunnel's, or that of a proxy in front of it.
  const isOwn = sources.some(({ hookPath, practice }) => !practice && pathname.endsWith(hookPath))
  return isOwn ? ownHook : null
}

const ownHook =
  'That is the address of a webhook of this app: what came once would count as having come again. Use --here to see what comes out now, or the address of another system.'
