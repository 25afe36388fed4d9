import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { secretNames } from '../secrets/secret-names.ts'
import type { Vault } from '../secrets/vault.ts'
import { readJson } from './http.ts'

/** As long as Hover's code lives: a consent that takes longer could not be used anyway. */
const lifeMs = 600_000

const consentSchema = z.object({ state: z.string().min(1), redirectUri: z.string(), expiresAt: z.number() })

export interface ConsentsDeps {
  /** Where the app and the command line both find it, and the next start does. */
  readonly vault: Vault
  readonly now: () => number
}

/** What a consent page was opened with. */
export interface Expected {
  readonly sourceId: string
  readonly redirectUri: string
}

/** The consent pages that were opened and whose redirect has not come back yet: one for each organization. */
export const createConsents = ({ vault, now }: ConsentsDeps) => {
  /** Removing takes a moment, in which the same redirect may come again. */
  const taken = new Set<string>()

  const read = (name: string) => {
    const stored = vault.get(name)
    if (stored === undefined) return null
    const consent = consentSchema.safeParse(readJson(stored))
    return consent.success && consent.data.expiresAt > now() ? consent.data : null
  }
  const open = () =>
    vault.names().flatMap(name => {
      const sourceId = secretNames.sourceOfConsent(name)
      const consent = sourceId === null ? null : read(name)
      return sourceId === null || consent === null ? [] : [{ sourceId, ...consent }]
    })

  return {
    isAnyExpected: (): boolean => open().length > 0,
    /** The redirect address has to be repeated when the code is exchanged; null when no consent is open. */
    redirectUriOf: (sourceId: string): string | null => read(secretNames.consent(sourceId))?.redirectUri ?? null,
    /** Returns the state to send along. An earlier consent of this organization does not count any more. */
    async expect(sourceId: string, redirectUri: string): Promise<string> {
      const state = randomBytes(32).toString('base64url')
      const consent = JSON.stringify({ state, redirectUri, expiresAt: now() + lifeMs })
      await vault.set(secretNames.consent(sourceId), consent)
      return state
    },
    /** Whose redirect this is; it counts once. A wrong state ends nothing: anybody can send one. */
    async take(state: string): Promise<Expected | null> {
      const found = open().find(consent => isSame(consent.state, state))
      if (found === undefined || taken.has(found.state)) return null
      taken.add(found.state)
      await vault.remove(secretNames.consent(found.sourceId))
      return { sourceId: found.sourceId, redirectUri: found.redirectUri }
    },
    forget: (sourceId: string): Promise<void> => vault.remove(secretNames.consent(sourceId)),
  }
}

/** In constant time: how long a wrong guess takes must not tell how much of it is right. */
const isSame = (a: string, b: string): boolean => timingSafeEqual(sha256(a), sha256(b))

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()
