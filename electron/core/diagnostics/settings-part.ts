import type { Settings, Source } from '../../contract/settings/settings.ts'
import { callbackChoice } from '../../contract/settings/settings.ts'

/** Named one by one: what a later version adds to the settings is not in it until somebody decides that it may be. */
export function settingsPart(settings: Settings): Readonly<Record<string, unknown>> {
  const { port, tunnel, notifications, practice, replayWindowSeconds, acceptsSha1, retention, window } = settings
  return {
    ...{ port, practice, replayWindowSeconds, acceptsSha1 },
    tunnel: {
      kind: tunnel.kind,
      ...(tunnel.kind === 'ngrok' && { hasDomain: tunnel.domain !== '', hasOwnServer: tunnel.server !== null }),
    },
    notifications: switchesOf(notifications),
    retention: {
      trimAfterDays: retention.trimAfterDays,
      maxAgeDays: retention.maxAgeDays,
      maxTransactions: retention.maxTransactions,
      maxBytes: retention.maxBytes,
      keepLongerDays: retention.keepLongerDays,
    },
    window: { columns: window.columns, times: window.times },
    categories: settings.categories.length,
    views: settings.views.length,
  }
}

function switchesOf(values: object): Readonly<Record<string, boolean>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === 'boolean'))
}

/** How a source's secret is here. */
export type SecretFinding = 'there' | 'missing' | 'unreadable'

/** Sources by their number, which also stands for them in the other parts. */
export function sourcesPart(sources: readonly Source[], secretOf: (source: Source) => SecretFinding) {
  return sources.map((source, index) => ({
    number: index + 1,
    kind: source.kind,
    practice: source.practice,
    secret: secretOf(source),
    ...(source.kind === 'ussd-app'
      ? { hasPreviousSecret: source.previousSecretUntil !== null }
      : {
          isAtHover: source.baseUrl === usualBase,
          returns: source.redirectUri === callbackChoice ? 'callback' : 'copy',
          webhooks: source.webhooks.length,
          verifiedWebhooks: source.webhooks.filter(({ verified }) => verified).length,
          isRegistering: source.pending !== null,
        }),
  }))
}

const usualBase = 'https://hover.to'

/** What stands for a source: "source 1"; one that is gone is "a former source". */
export function sourceWords(sources: readonly Pick<Source, 'id'>[]): (id: string) => string {
  return id => {
    const place = sources.findIndex(source => source.id === id)
    return place === -1 ? 'a former source' : `source ${place + 1}`
  }
}
