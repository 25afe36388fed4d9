import { type Done, notFound, refused, type Sources } from '../sources/sources.ts'
import type { Supervisor } from '../supervision/supervisor.ts'

/** Gives an organization a webhook with a new secret; answers when the one before is gone at Hover. */
export type RenewWebhook = (sourceId: string) => Promise<Done<null>>

interface Deps {
  readonly sources: Pick<Sources, 'find'>
  readonly supervisor: Pick<Supervisor, 'renewWebhook'>
}

/** For the window and for the command line. */
export function createRenewWebhook({ sources, supervisor }: Deps): RenewWebhook {
  return async sourceId => {
    const source = sources.find(sourceId)
    if (source === undefined) return notFound(sourceId)
    if (source.kind !== 'hover-org') return refused(notAnOrganization)
    const renewal = await supervisor.renewWebhook(sourceId)
    switch (renewal.kind) {
      case 'renewed':
        return { ok: true, value: null }
      case 'left-behind':
        return { ok: false, failure: { code: 'unavailable', sentence: leftBehind } }
      case 'not-live':
        return refused(notLive)
      case 'failed':
        return {
          ok: false,
          failure: { code: 'unavailable', sentence: `${stillTheOldOne} ${renewal.problem.sentence}` },
        }
    }
  }
}

const notAnOrganization =
  'Only organizations of hover.to have such a webhook. The secret of a USSD app is set by Hover.'
const notLive = 'The webhook can be renewed while the organization is live. Wait until it is, then try again.'
const stillTheOldOne = 'The webhook was not renewed; the one before stays in use.'
const leftBehind =
  'The new webhook is in use. Hover could not remove the one before yet; the app tries again every minute.'
