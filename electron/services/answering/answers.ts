import type { AppState } from '../../contract/bridge/app-state.ts'
import type { Answers, Asked, Failure, QuestionName, Reply } from '../../contract/bridge/ipc.ts'
import type { Health } from '../../contract/health.ts'
import { callbackPath, hookUrl } from '../../core/hook-url.ts'
import { switched } from '../../core/rules/rules-in.ts'
import type { SettingsFile } from '../folder/settings-file.ts'
import type { Organizations } from '../hover-org/organizations.ts'
import type { Importer } from '../importing/import.ts'
import type { OwnData } from '../own-data/own-data.ts'
import type { PracticeMode } from '../practice/practice-mode.ts'
import { createSendDelivery } from '../replaying/send-delivery.ts'
import { secretNames } from '../secrets/secret-names.ts'
import type { Vault } from '../secrets/vault.ts'
import { notFound, refused, type Sources } from '../sources/sources.ts'
import type { Store } from '../store/store.ts'
import type { EngineAnswering } from '../supervision/attached/engine-answers.ts'
import type { ForwardKeeper } from '../supervision/other-systems/forward-keeper.ts'
import type { Supervisor } from '../supervision/supervisor.ts'
import type { NoticeTester } from '../telling/notice-tester.ts'
import { createDesktopAnswers } from './desktop-answers.ts'
import { createDestinationAnswers } from './destination-answers.ts'
import type { HostDesktop } from './host-desktop.ts'
import { createLookAnswers } from './look-answers.ts'
import { createPracticeAnswers } from './practice-answers.ts'
import type { ProposeParser } from './propose-parser.ts'
import { createQueryAnswers } from './query-answers.ts'
import { createRenewWebhook } from './renew-webhook.ts'
import { createReplayAnswers } from './replay-answers.ts'
import { createReportAnswers } from './report-answers.ts'
import { createRuleAnswers } from './rule-answers.ts'
import type { TransactionActs } from './transaction-acts.ts'
import { createTransactionAnswers } from './transaction-answers.ts'
import type { UpdateAnswering } from './update-answers.ts'
import { createUssdAnswers } from './ussd-answers.ts'

/** Answers every question of the contract. A question without an answer does not compile. */
export type Answering = { readonly [Q in QuestionName]: (input: Asked<Q>) => Promise<Reply<Answers[Q]>> }

interface Deps {
  readonly settings: SettingsFile
  readonly vault: Vault
  readonly sources: Sources
  readonly organizations: Organizations
  readonly supervisor: Supervisor
  readonly practice: PracticeMode
  readonly store: Store
  readonly importer: Importer
  readonly acts: TransactionActs
  readonly forwarding: Pick<ForwardKeeper, 'states' | 'release'>
  readonly proposeParser: ProposeParser
  readonly state: () => Promise<AppState>
  readonly data: OwnData['answers']
  readonly tester: NoticeTester
  readonly newId: () => string
  readonly updates: UpdateAnswering
  readonly engine: EngineAnswering
  readonly desktop?: HostDesktop | undefined
  readonly checkHealth: (isAfresh: boolean) => Promise<Health>
  readonly openExternal: (url: string) => void
  readonly writeClipboard: (text: string) => void
  /** Where it is kept when somebody last looked at a report. */
  readonly seenFile: string
  readonly now: () => number
}

export function createAnswers(deps: Deps): Answering {
  const { settings, vault, sources, organizations, supervisor, store } = deps
  const renewWebhook = createRenewWebhook(deps)
  return {
    ...createTransactionAnswers(deps),
    ...createQueryAnswers(deps),
    ...createUssdAnswers(deps),
    ...createRuleAnswers(deps),
    ...createDesktopAnswers(deps),
    ...createLookAnswers(deps),
    ...createReportAnswers(deps),
    ...createDestinationAnswers(deps),
    ...createPracticeAnswers(deps),
    ...createReplayAnswers({ ...deps, send: createSendDelivery(globalThis.fetch) }),
    ...deps.data,
    ...deps.updates,
    ...deps.engine,
    'app.state': async () => succeed(await deps.state()),
    'transactions.detail': async ({ id }) => succeed(await store.detail(id, { categories: settings.get().categories })),
    'blind-windows.list': async () => succeed(await store.blindWindows()),

    'sources.add': async added => {
      const result = await sources.add(added)
      return result.ok ? succeed({ id: result.value.id }) : result
    },
    'sources.remove': async ({ id }) => sources.remove(id, organizations.withdraw),
    'sources.authorize': async ({ id }) => {
      const page = await organizations.consent(id, supervisor.publicBase())
      if (page.kind !== 'open') return page.kind === 'not-found' ? notFound(id) : refused(consentProblems[page.kind])
      deps.openExternal(page.url)
      return succeed({ url: page.url, returns: page.returns })
    },
    'sources.connect': async ({ id, code }) => {
      if (sources.find(id)?.kind !== 'hover-org') return notFound(id)
      const joined = await organizations.connect(id, code)
      if (!joined.ok) return { ok: false, failure: connectFailure(joined.failure.kind) }
      supervisor.renewSource(id)
      return done
    },

    'sources.credentials': async credentials => {
      const saved = await sources.setCredentials(credentials)
      if (!saved.ok) return saved
      supervisor.renewSource(credentials.id)
      return succeed({ needsConnecting: !saved.value.isSignedIn })
    },
    'sources.renew-webhook': async ({ id }) => renewWebhook(id),
    'sources.redirect': async ({ id, redirectUri }) => sources.setRedirect(id, redirectUri),
    'sources.callback': async () => {
      const base = supervisor.publicBase()
      return succeed({ url: base?.startsWith('https://') === true ? hookUrl(base, callbackPath) : null })
    },

    'tunnel.set': async ({ tunnel, authtoken }) => {
      if (authtoken !== undefined && authtoken !== '') await vault.set(secretNames.tunnelToken, authtoken)
      settings.update(before => ({ ...before, tunnel }))
      return done
    },
    'notifications.set': async notifications => {
      settings.update(before => ({
        ...before,
        notifications,
        noticeRules: switched(before.noticeRules, { before: before.notifications, after: notifications }),
      }))
      return done
    },
    'connection.retry': async () => {
      supervisor.kick()
      return done
    },
    'health.check': async ({ isAfresh }) => succeed(await deps.checkHealth(isAfresh)),
  }
}

function succeed<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

const done = succeed(null)

/** Why no consent page can be opened. */
export const consentProblems = {
  'needs-https': 'Hover only accepts a redirect address that begins with https://. Change it in the source.',
  'needs-public-url':
    'The sign-in comes back through the public address, and there is none yet. Open the tunnel first.',
} as const

/** Why the sign-in of an organization could not be finished. */
export function connectFailure(kind: string): Failure {
  const isWrongCode = kind === 'unauthorized' || kind === 'refused' || kind === 'forbidden'
  return isWrongCode
    ? {
        code: 'refused',
        sentence:
          'Hover did not accept the code. Codes work once and for ten minutes: open the consent page again. If the secret of the integration was changed at Hover, enter the new one first.',
      }
    : { code: 'unavailable', sentence: 'Hover could not be reached. Check your internet connection and try again.' }
}
