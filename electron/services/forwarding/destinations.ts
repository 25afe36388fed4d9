import { randomBytes } from 'node:crypto'
import { type Destination, destinationSchema, mostDestinations } from '../../contract/settings/destinations.ts'
import type { SettingsFile } from '../folder/settings-file.ts'
import { isSigningKey } from '../outgoing/outgoing-address.ts'
import { secretNames } from '../secrets/secret-names.ts'
import type { Vault } from '../secrets/vault.ts'
import type { Done } from '../sources/sources.ts'
import { addressFault } from './destination-address.ts'

interface Deps {
  readonly settings: Pick<SettingsFile, 'get' | 'update'>
  readonly vault: Pick<Vault, 'get' | 'set' | 'remove'>
  /** Milliseconds since 1970. */
  readonly now: () => number
}

export interface AddedDestination {
  readonly destination: Destination
  /** What proves that it is us, shown once; null where nothing is signed. */
  readonly key: string | null
}

export interface NewDestination {
  readonly name: string
  readonly address: string
  /** Null: one is made, where something is signed. */
  readonly key: string | null
  /** The text of a credentials file, for NATS; left out: the address says who it is. */
  readonly login?: string | null
  /** The rest of the contract's Destination, not yet checked. */
  readonly wanted: object
}

/** How long the key before signs too: every receiver has to be given the new one meanwhile. */
const rotationMs = 24 * 60 * 60_000

/** What can be done with destinations, by whoever holds settings and vault; a running engine follows both. */
export function createDestinations({ settings, vault, now }: Deps) {
  const find = (id: string): Destination | undefined => settings.get().destinations.find(one => one.id === id)

  return {
    find,
    async add({ name, address, key, login = null, wanted }: NewDestination): Promise<Done<AddedDestination>> {
      if (key !== null && !isSigningKey(key)) return refused(noKey)
      if (settings.get().destinations.length >= mostDestinations)
        return refused(`There are ${mostDestinations} destinations already, which is the most.`)
      const id = `dest-${randomBytes(4).toString('hex')}`
      const parsed = destinationSchema.safeParse({ ...wanted, id, name })
      if (!parsed.success) return refused(parsed.error.issues[0]?.message ?? 'That is no destination.')
      const fault = addressFault(parsed.data.kind, address)
      if (fault !== null) return refused(fault)
      const kept = parsed.data.kind === 'http' ? (key ?? newKey()) : null
      // The secrets first: an engine that follows the settings sends at once.
      await vault.set(secretNames.destinationAddress(id), address)
      if (kept !== null) await vault.set(secretNames.destinationKey(id), kept)
      if (login !== null) await vault.set(secretNames.destinationLogin(id), login)
      settings.update(before => ({ ...before, destinations: [...before.destinations, parsed.data] }))
      return { ok: true, value: { destination: parsed.data, key: kept } }
    },
    /** `login`: null leaves the one that there is. */
    async setAddress(id: string, address: string, login: string | null = null): Promise<Done<null>> {
      const known = find(id)
      if (known === undefined) return unknown(id)
      const fault = addressFault(known.kind, address)
      if (fault !== null) return refused(fault)
      await vault.set(secretNames.destinationAddress(id), address)
      if (login !== null) await vault.set(secretNames.destinationLogin(id), login)
      return { ok: true, value: null }
    },
    /** Returns the new key, and until when the one before signs too (ISO 8601). */
    async rotateKey(id: string): Promise<Done<{ readonly key: string; readonly previousUntil: string }>> {
      const known = find(id)
      if (known === undefined) return unknown(id)
      if (known.kind !== 'http') return refused('Nothing that is sent to it is signed, so it has no key.')
      const former = vault.get(secretNames.destinationKey(id))
      const previousUntil = new Date(now() + rotationMs).toISOString()
      if (former !== undefined) await vault.set(secretNames.previousDestinationKey(id), former)
      settings.update(before => ({
        ...before,
        destinations: before.destinations.map(one =>
          one.id === id && one.kind === 'http' ? { ...one, previousKeyUntil: previousUntil } : one,
        ),
      }))
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

const newKey = (): string => `whsec_${randomBytes(32).toString('base64')}`

const noKey = 'The key is not one of a Standard Webhook: it begins with whsec_ and goes on in Base64.'

function refused(sentence: string) {
  return { ok: false, failure: { code: 'refused', sentence } } as const
}

function unknown(id: string) {
  const sentence = `There is no destination with the id ${id}. hover-tray destinations list shows them.`
  return { ok: false, failure: { code: 'not-found', sentence } } as const
}
