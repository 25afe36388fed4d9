import { destinationSchema } from '../../contract/settings/destinations.ts'
import { type Settings, type Source, settingsSchema, ussdAppSchema } from '../../contract/settings/settings.ts'
import { addressFault } from '../../services/forwarding/destination-address.ts'
import { isSigningKey } from '../../services/outgoing/outgoing-address.ts'
import { isLongEnough, shortToken } from '../../services/secrets/api-token.ts'
import { secretNames } from '../../services/secrets/secret-names.ts'
import { newHookPath } from '../../services/sources/sources.ts'
import { type Folder, openFolder } from '../data/folder.ts'
import { misuse, Refusal } from '../refusal.ts'
import { readSecretFrom, readTextFrom, type SecretFrom } from './secret-from.ts'
import type { ServiceConfig } from './service-config.ts'

type Env = Readonly<Record<string, string | undefined>>

/** By their names in the vault. Throws before anything is written when one is missing. */
function secretsOf(
  { apps, destinations, following, ngrokAuthtoken, api }: ServiceConfig,
  env: Env,
): ReadonlyMap<string, string> {
  const secrets = new Map<string, string>()
  for (const { id, secret } of apps) secrets.set(secretNames.ussdSecret(id), readSecretFrom(secret, env))
  for (const destination of destinations) {
    const { id, kind } = destination
    const where = readSecretFrom(destination.address, env)
    const fault = addressFault(kind, where)
    if (fault !== null) throw new Refusal(`Destination ${id}: ${fault}`)
    secrets.set(secretNames.destinationAddress(id), where)
    if (kind === 'nats' && destination.login !== undefined)
      secrets.set(secretNames.destinationLogin(id), readTextFrom(destination.login, env))
    if (kind !== 'http') continue
    const signs = readSecretFrom(destination.key, env)
    if (!isSigningKey(signs)) throw new Refusal(`Destination ${id}: its key begins with whsec_ and goes on in Base64.`)
    secrets.set(secretNames.destinationKey(id), signs)
  }
  if (following !== undefined) addFollowed(secrets, following, env)
  if (ngrokAuthtoken !== undefined) secrets.set(secretNames.tunnelToken, readSecretFrom(ngrokAuthtoken, env))
  if (api?.token !== undefined) {
    const token = readSecretFrom(api.token, env)
    if (!isLongEnough(token)) throw new Refusal(shortToken)
    secrets.set(secretNames.apiToken, token)
  }
  return secrets
}

interface Followed {
  readonly address: SecretFrom
  readonly login?: SecretFrom | undefined
}

function addFollowed(secrets: Map<string, string>, { address, login }: Followed, env: Env): void {
  const where = readSecretFrom(address, env)
  const fault = addressFault('nats', where)
  if (fault !== null) throw new Refusal(`The engine that is followed: ${fault}`)
  secrets.set(secretNames.followedAddress, where)
  if (login !== undefined) secrets.set(secretNames.followedLogin, readTextFrom(login, env))
}

/** Nothing is written; throws what is wrong with it. */
export function checkServiceConfig(config: ServiceConfig, env: Env): void {
  secretsOf(config, env)
}

/** Makes the folder say what the configuration says. What it does not name stays. */
export async function applyServiceConfig(dataDir: string, config: ServiceConfig, env: Env): Promise<void> {
  const secrets = secretsOf(config, env)
  const isNothing = secrets.size === 0 && config.tunnel === undefined
  if (isNothing) return
  const { settings, vault }: Folder = await openFolder(dataDir)
  for (const [name, secret] of secrets) if (vault.get(name) !== secret) await vault.set(name, secret)
  settings.update(before => configured(before, config))
}

function configured(before: Settings, { apps, destinations, following, tunnel }: ServiceConfig): Settings {
  const sources = apps.reduce((known, { id, name, hookPath }) => {
    const old = known.find(source => source.id === id)
    if (old !== undefined && old.kind !== 'ussd-app') throw misuse(`${id} is an organization, not a USSD app.`)
    const app = ussdAppSchema.parse({
      ...(old ?? { kind: 'ussd-app', id, hookPath: newHookPath() }),
      ...{ name, ...(hookPath !== undefined && { hookPath }) },
    })
    return withOne<Source>(known, app)
  }, before.sources)
  const targets = destinations.reduce((known, wanted) => {
    const old = known.find(({ id }) => id === wanted.id)
    const previousKeyUntil = old?.kind === 'http' ? old.previousKeyUntil : null
    return withOne(known, destinationSchema.parse({ ...wanted, previousKeyUntil }))
  }, before.destinations)
  return settingsSchema.parse({
    ...{ ...before, sources, destinations: targets },
    ...(tunnel !== undefined && { tunnel }),
    ...(following !== undefined && { following }),
  })
}

/** In the place of the one with its id, or behind the others. */
function withOne<Item extends { readonly id: string }>(known: readonly Item[], item: Item): Item[] {
  const isKnown = known.some(({ id }) => id === item.id)
  return isKnown ? known.map(old => (old.id === item.id ? item : old)) : [...known, item]
}
