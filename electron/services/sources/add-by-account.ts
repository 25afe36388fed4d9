import type { Failure } from '../../contract/bridge/ipc.ts'
import type { UssdAccount } from '../../contract/settings/new-source.ts'
import type { Source } from '../../contract/settings/settings.ts'
import { canReach, hookUrl, isLoopback } from '../../core/hook-url.ts'
import { type Done, newHookPath, refused, type Sources } from './sources.ts'
import { type AccountFailure, type AccountSession, signIn } from './ussd-account.ts'

interface Deps {
  readonly sources: Pick<Sources, 'add'>
  /** The base of the address that Hover can call; null while there is none. */
  readonly publicBase: () => string | null
  readonly fetch: typeof globalThis.fetch
  readonly now: () => number
}

/**
 * Adds a USSD app with the account of Hover's dashboard: sets the address there and reads the secret. When it cannot be
 * finished, Hover is given back what it had, and nothing is kept here. Email, password and token are kept in no case.
 */
export async function addByAccount(account: UssdAccount, deps: Deps): Promise<Done<Source>> {
  const { name, appId, baseUrl } = account
  // The password would travel in plain.
  if (!baseUrl.startsWith('https:') && !isLoopback(baseUrl))
    return refused('The address of Hover must begin with https://.')
  const base = deps.publicBase()
  if (base === null || !canReach(baseUrl, base)) return refused(needsPublicUrl)
  const joined = await signIn(account, deps)
  if (!joined.ok) return because(joined.failure)
  const session = joined.value
  const found = await session.webhook(appId)
  if (!found.ok) return because(found.failure)
  const hookPath = newHookPath()
  const url = hookUrl(base, hookPath)
  if (found.value.url !== null && !account.replace) return refused(isTaken(found.value.url))

  const giveBack = () => session.setWebhook(appId, found.value.url)
  try {
    const secret = await setAndRead({ session, appId, url })
    const added = secret.ok
      ? await deps.sources.add({ kind: 'ussd-app', name, secret: secret.value, hookPath })
      : secret
    if (!added.ok) await giveBack()
    return added
  } catch (error) {
    await giveBack()
    throw error
  }
}

interface Wish {
  readonly session: AccountSession
  readonly appId: string
  readonly url: string
}

async function setAndRead({ session, appId, url }: Wish): Promise<Done<string>> {
  const set = await session.setWebhook(appId, url)
  if (!set.ok) return because(set.failure)
  // The documented answer to a change holds the secret; where it does not, the app's page does.
  const shown = set.value.secret === null ? await session.webhook(appId) : set
  if (!shown.ok) return because(shown.failure)
  if (shown.value.url !== url || shown.value.secret === null) return because('bad-answer')
  return { ok: true, value: shown.value.secret }
}

function because(failure: AccountFailure): { readonly ok: false; readonly failure: Failure } {
  switch (failure) {
    case 'unreachable':
      return unavailable('Hover could not be reached. Check your internet connection and try again.')
    case 'wrong-login':
      return refused('Hover did not accept this email and password. Nothing was changed.')
    case 'no-such-app':
      return refused('Hover knows no such app in this account. The ID is the number in the address of the app’s page.')
    case 'refused':
      return refused('Hover did not accept the address. Paste it into the app’s page in Hover’s dashboard instead.')
    case 'bad-answer':
      return unavailable(
        'Hover answered in an unexpected way. Paste the address into the app’s page in Hover’s dashboard instead.',
      )
  }
}

function unavailable(sentence: string): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: { code: 'unavailable', sentence } }
}

/** Only the host: the path of an address is what keeps strangers out. */
function isTaken(url: string): string {
  const host = URL.canParse(url) ? new URL(url).host : 'another address'
  return `This app already posts to ${host}. Replacing it would end that: remove it in Hover’s dashboard first, or choose to replace it.`
}

const needsPublicUrl =
  'Hover cannot call this machine yet: there is no public address. Set up a tunnel first, and wait until it is online.'
