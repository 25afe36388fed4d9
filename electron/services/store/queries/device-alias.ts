import { hash } from 'node:crypto'
import type { DeviceAlias } from '../../../core/masking/masking.ts'
import type { Database } from '../database.ts'
import { onFile } from '../trouble.ts'

/**
 * Names phones by what only this installation knows: the digest of the first delivery it ever kept, which held a secret.
 * So the name outlives a rebuild of the state, and nobody can try all device ids to find whose name it is.
 */
export function createDeviceAlias(journal: Database): DeviceAlias {
  const first = journal
    .prepare<[], Buffer>(`SELECT digest FROM entries WHERE kind = 'delivery' ORDER BY seq LIMIT 1`)
    .pluck()
  const isNew = journal.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'facts'`).get() !== undefined
  // The first delivery may have been packed, or be gone.
  const kept = isNew ? journal.prepare<[], Buffer>(`SELECT value FROM facts WHERE name = 'first-digest'`).pluck() : null
  let salt: string | null = null
  return deviceId => {
    salt ??= onFile(journal.name, () => kept?.get() ?? first.get())?.toString('hex') ?? null
    return `Device ${letters(hash('sha256', `device ${salt} ${deviceId.trim()}`, 'buffer'))}`
  }
}

/** Five letters and digits that are not mistaken for one another. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

function letters(digest: Buffer): string {
  return [...digest.subarray(0, 5)].map(byte => alphabet[byte % alphabet.length]).join('')
}
