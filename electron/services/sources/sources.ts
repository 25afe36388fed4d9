import { randomBytes } from 'node:crypto'
import type { Failure } from '../../contract/bridge/ipc.ts'
import type { NewSource, OrgCredentials } from '../../contract/settings/new-source.ts'
import type { Source } from '../../contract/settings/settings.ts'
import type { SettingsFile } from '../folder/settings-file.ts'
import type { Organizations } from '../hover-org/organizations.ts'
import { secretNames } from '../secrets/secret-names.ts'
import type { Vault } from '../secrets/vault.ts'

export type Done<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

interface Deps {
  readonly settings: SettingsFile
  readonly vault: Vault
  readonly now: () => number
}

/** Ends of Hover that are to be tidied up when a source goes; null where no engine runs. */
type Withdraw = Organizations['withdraw'] | null

/** Hover is asked to forget our webhooks, but not for long: the person wants the source gone. */
const withdrawLimitMs = 10_000

/** Adding, removing and changing what the app listens to. The window and the command line come through here. */
export function createSources({ settings, vault, now }: Deps) {
  const find = (id: string): Source | undefined => settings.get().sources.find(source => source.id === id)

  return {
    find,
    list: (): readonly Source[] => settings.get().sources,

    /** The secret goes to the vault before the settings name the source: an engine that watches them needs it then. */
    async add(added: NewSource): Promise<Done<Source>> {
      const hookPath = added.hookPath ?? newHookPath()
      if (settings.get().sources.some(source => source.hookPath === hookPath)) {
        return refused(`Another source already uses the path ${hookPath}. Choose another one.`)
      }
      const id = `${added.kind === 'ussd-app' ? 'ussd' : 'org'}-${randomBytes(4).toString('hex')}`
      const source: Source =
        added.kind === 'ussd-app'
          ? { kind: 'ussd-app', id, name: added.name, hookPath, practice: false, previousSecretUntil: null }
          : { ...withoutSecret(added), id, hookPath, practice: false, webhooks: [], pending: null }
      if (added.kind === 'ussd-app') await vault.set(secretNames.ussdSecret(id), added.secret)
      else await vault.set(secretNames.clientSecret(id), added.clientSecret)
      settings.update(before => ({ ...before, sources: [...before.sources, source] }))
      return { ok: true, value: source }
    },

    async remove(id: string, withdraw: Withdraw): Promise<Done<null>> {
      if (find(id) === undefined) return notFound(id)
      await withdraw?.(id, AbortSignal.timeout(withdrawLimitMs)).catch(() => undefined)
      settings.update(before => ({ ...before, sources: before.sources.filter(source => source.id !== id) }))
      await vault.remove(secretNames.source(id))
      return { ok: true, value: null }
    },

    /** How the sign-in of an organization comes back; the sign-in that it has stays. */
    setRedirect(id: string, redirectUri: string): Done<null> {
      if (find(id)?.kind !== 'hover-org') return notFound(id)
      settings.update(before => ({
        ...before,
        sources: before.sources.map(source =>
          source.kind === 'hover-org' && source.id === id ? { ...source, redirectUri } : source,
        ),
      }))
      return { ok: true, value: null }
    },

    /**
     * The integration of an organization has another secret or another client ID, or they cannot be read here any more.
     * A sign-in is the integration's own, so it goes with the client ID. Answers whether there is one afterwards.
     */
    async setCredentials({
      id,
      clientId,
      clientSecret,
    }: OrgCredentials): Promise<Done<{ readonly isSignedIn: boolean }>> {
      const org = find(id)
      if (org?.kind !== 'hover-org') return notFound(id)
      if (org.practice) return refused('The practice Hover brings its own credentials. Nothing has to be entered.')
      const isOther = clientId !== undefined && clientId !== org.clientId
      if (isOther) for (const name of [secretNames.tokens(id), secretNames.consent(id)]) await vault.remove(name)
      await vault.set(secretNames.clientSecret(id), clientSecret)
      if (isOther) settings.update(before => ({ ...before, sources: before.sources.map(withClientId(id, clientId)) }))
      return { ok: true, value: { isSignedIn: vault.get(secretNames.tokens(id)) !== undefined } }
    },

    /**
     * The secret of a USSD app was regenerated in Hover's dashboard. The one before stays good for what is on its way: its
     * end is the answer, null where there was none. At no moment in between would either of them be refused.
     */
    async rotateSecret(id: string, secret: string): Promise<Done<string | null>> {
      if (find(id)?.kind !== 'ussd-app') return notFound(id)
      const previous = vault.get(secretNames.ussdSecret(id))
      if (previous === secret)
        return refused('This is the secret that the app has already. Copy the new one from Hover.')
      let until: string | null = null
      if (previous !== undefined) {
        await vault.set(secretNames.previousUssdSecret(id), previous)
        until = new Date(now() + graceMs).toISOString()
        settings.update(before => ({ ...before, sources: before.sources.map(withGrace(id, until)) }))
      }
      await vault.set(secretNames.ussdSecret(id), secret)
      return { ok: true, value: until }
    },
  }
}

/** Phones post through Hover's server with the secret of that moment, so this covers far more than what is on its way. */
const graceMs = 15 * 86_400_000

function withGrace(id: string, previousSecretUntil: string | null) {
  return (source: Source): Source =>
    source.id === id && source.kind === 'ussd-app' ? { ...source, previousSecretUntil } : source
}

function withClientId(id: string, clientId: string) {
  return (source: Source): Source =>
    source.id === id && source.kind === 'hover-org' ? { ...source, clientId } : source
}

/** An address that nobody can guess. */
export function newHookPath(): string {
  return `/hook/${randomBytes(18).toString('base64url')}`
}

export type Sources = ReturnType<typeof createSources>

function withoutSecret(added: Extract<NewSource, { kind: 'hover-org' }>) {
  const { clientSecret: _secret, hookPath: _path, ...rest } = added
  return rest
}

export function notFound(id: string): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: { code: 'not-found', sentence: `There is no source with the id ${id}.` } }
}

export function refused(sentence: string): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: { code: 'refused', sentence } }
}
