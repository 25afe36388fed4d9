import { randomBytes } from 'node:crypto'
import { type Destination, destinationSchema, mostDestinations } from '../../contract/destinations.ts'
import type { SettingsFile } from '../folder/settings-file.ts'
import { isSafeAddress, isSigningKey, unsafeAddress } from '../outgoing/outgoing-address.ts'
import { secretNames } from '../secrets/secret-names.ts'
import type { Vault } from '../secrets/vault.ts'
import type { Done } from '../sources/sources.ts'

interface Deps {
  readonly settings: Pick<SettingsFile, 'get' | 'update'>
  readonly vault: Pick<Vault, 'get' | 'set' | 'remove'>
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** Whoever has both can prove what comes; the key is shown once. */
export interface AddedDestination {
  readonly destination: Destination
  readonly key: string
}

export interface NewDestination {
  readonly name: string
  readonly address: string
  /** Null: one is made. */
  readonly key: string | null
  /** The rest of the contract's Destination, not yet checked. */
  readonly wanted: object
}

/** How long the key before signs too: every receiver has to be given the new one meanwhile. */
const rotationMs = 24 * 60 * 60_000

/** What can be done with destinations, by whoever holds settings and vault; a running engine follows both. */
export function createDestinations({ settings, vault, now }: Deps) {
  const find = (id: string): Destination | undefined => settings.get().destinations.find(one => one.id === id)

  const change = (id: string, columns: Partial<Destination>): void => {
    settings.update(before => ({
      ...before,
      destinations: before.destinations.map(one =>
        one.id === id ? destinationSchema.parse({ ...one, ...columns }) : one,
      ),
    }))
  }

  return {
    find,
    async add({ name, address, key, wanted }: NewDestination): Promise<Done<AddedDestination>> {
      if (!isSafeAddress(address)) return refused(unsafeAddress)
      if (key !== null && !isSigningKey(key)) return refused(noKey)
      if (settings.get().destinations.length >= mostDestinations)
        return refused(`There are ${mostDestinations} destinations already, which is the most.`)
      const id = `dest-${randomBytes(4).toString('hex')}`
      const parsed = destinationSchema.safeParse({ ...wanted, id, name })
      if (!parsed.success) return refused(parsed.error.issues[0]?.message ?? 'That is no destination.')
      const kept = key ?? newKey()
      // The secrets first: an engine that follows the settings sends at once.
      await vault.set(secretNames.destinationAddress(id), address)
      await vault.set(secretNames.destinationKey(id), kept)
      settings.update(before => ({ ...before, destinations: [...before.destinations, parsed.data] }))
      return { ok: true, value: { destination: parsed.data, key: kept } }
    },
    async setAddress(id: string, address: string): Promise<Done<null>> {
      if (find(id) === undefined) return unknown(id)
      if (!isSafeAddress(address)) return refused(unsafeAddress)
      await vault.set(secretNames.destinationAddress(id), address)
      return { ok: true, value: null }
    },
    /** Returns the new key, and until when the one before signs too (ISO 8601). */
    async rotateKey(id: string): Promise<Done<{ readonly key: string; readonly previousUntil: string }>> {
      if (find(id) === undefined) return unknown(id)
      const before = vault.get(secretNames.destinationKey(id))
      const previousUntil = new Date(now() + rotationMs).toISOString()
      if (before !== undefined) await vault.set(secretNames.previousDestinationKey(id), before)
      change(id, { previousKeyUntil: previousUntil })
      const key = newKey()
      await vault.set(secretNames.destinationKey(id), key)
      return { ok: true, value: { key, previousUntil } }
    },
    /** What waits for it is forgotten. */
    async remove(id: string): Promise<Done<null>> {
      if (find(id) === undefined) return unknown(id)
      settings.update(before => ({ ...before, destinations: before.destinations.filter(one => one.id !== id) }))
      await vault.remove(secretNames.destination(id))
      return { ok: true, value: null }
    },
  }
}

/** Without what may be a token in its path or query. */
export function originOf(address: string | undefined): string | null {
  return address !== undefined && URL.canParse(address) ? new URL(address).origin : null
}

const newKey = (): string => `whsec_${randomBytes(32).toString('base64')}`

const noKey = 'The key is not one of a Standard Webhook: it begins with whsec_ and goes on in Base64.'

function refused(sentence: string) {
  return { ok: false, failure: { code: 'refused', sentence } } as const
}

function unknown(id: string) {
  const sentence = `There is no destination with the id ${id}. hover-tray destinations list shows them.`
  return { ok: false, failure: { code: 'not-found', sentence } } as const
}
