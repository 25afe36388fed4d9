import type { Connection, SourceConnection } from '../../contract/connection.ts'
import type { RepairAction } from '../../contract/health.ts'
import type { OpenFailure } from '../../contract/notices/open-failure.ts'
import type { Snoozing } from '../../contract/settings/notice-rules.ts'
import { say, type Told } from '../../contract/speech/say.ts'
import type { Broken } from './tray-lines.ts'
import type { TrayAction, TrayEntry } from './tray-view.ts'

/** Says something in the language of the menu. */
type Spoken = (told: Told) => string

export function action(label: string, does: TrayAction): TrayEntry {
  return { kind: 'action', label, action: does }
}

const maxFailures = 5

/** The latest failures, each with what can be done about it. */
export function failureEntries(failures: readonly OpenFailure[], spoken: Spoken): readonly TrayEntry[] {
  const shown = failures.slice(0, maxFailures).map(({ noticeId, transaction: { id, title, category } }): TrayEntry => {
    return {
      kind: 'menu',
      label: spoken(failureTold(title, category)),
      entries: [
        action(spoken(say('tray.show', 'Open')), { kind: 'open-transaction', id, noticeId }),
        action(spoken(say('tray.acknowledge', 'Acknowledge')), { kind: 'acknowledge', noticeIds: [noticeId] }),
      ],
    }
  })
  if (failures.length < 2) return shown
  const all = say('tray.acknowledge-all', 'Acknowledge all {count}', { count: failures.length })
  return [...shown, action(spoken(all), { kind: 'acknowledge', noticeIds: failures.map(({ noticeId }) => noticeId) })]
}

function failureTold(what: string, category: string | null): Told {
  return category === null
    ? say('tray.failure', 'Failed: {what}', { what })
    : say('tray.failure-why', 'Failed: {what} ({why})', { what, why: category })
}

const hourMs = 3_600_000

export function snoozeEntries(snooze: Snoozing | null, spoken: Spoken): TrayEntry {
  if (snooze !== null) return action(spoken(say('tray.resume', 'Resume notifications')), { kind: 'resume' })
  return {
    kind: 'menu',
    label: spoken(say('tray.snooze', 'Snooze notifications')),
    entries: [
      action(spoken(say('tray.snooze-hour', 'For 1 hour')), { kind: 'snooze', forMs: hourMs }),
      action(spoken(say('tray.snooze-shift', 'For 8 hours')), { kind: 'snooze', forMs: 8 * hourMs }),
      action(spoken(say('tray.snooze-open', 'Until I resume them')), { kind: 'snooze', forMs: null }),
    ],
  }
}

/** The address that Hover calls; while there is none, the one that programs on this computer call. */
export function copyEntries({ sources }: Connection, spoken: Spoken): readonly TrayEntry[] {
  // Without a tunnel the public address is the local one.
  const isPublic = ({ publicUrl, localUrl }: SourceConnection) => publicUrl !== null && publicUrl !== localUrl
  const publicUrl = sources.find(isPublic)?.publicUrl ?? null
  const localUrl = sources.map(source => source.localUrl).find(url => url !== null) ?? null
  if (publicUrl !== null)
    return [action(spoken(say('tray.copy-public', 'Copy public address')), { kind: 'copy-url', url: publicUrl })]
  return localUrl === null
    ? []
    : [action(spoken(say('tray.copy-local', 'Copy local address')), { kind: 'copy-url', url: localUrl })]
}

export function helpEntries(spoken: Spoken): TrayEntry {
  return {
    kind: 'menu',
    label: spoken(say('tray.help', 'Help')),
    entries: [
      action(spoken(say('tray.help-shortcuts', 'Keyboard shortcuts')), { kind: 'act', action: 'shortcuts' }),
      action(spoken(say('tray.help-check', 'Check every link now')), { kind: 'act', action: 'check' }),
      action(spoken(say('tray.help-diagnostics', 'Diagnostics file…')), { kind: 'act', action: 'diagnostics' }),
      action(spoken(say('tray.help-about', 'About Hover Tray')), { kind: 'act', action: 'go-settings:about' }),
    ],
  }
}

/** What a person can press to mend what is broken. */
export function repairEntries({ name, repair }: Broken, spoken: Spoken): readonly TrayEntry[] {
  switch (repair.kind) {
    case 'act': {
      const { action: mend, sourceId } = repair
      return [action(spoken(repairLabels[mend]), { kind: 'repair', action: mend, sourceId })]
    }
    case 'wait':
      // The database is tried again all the time, and nothing that a person presses hurries it.
      if (name === 'database') return []
      return [action(spoken(repairLabels.retry), { kind: 'repair', action: 'retry', sourceId: null })]
    case 'outside':
      return [action(spoken(say('tray.what-to-do', 'What to do…')), { kind: 'open' })]
  }
}

const repairLabels: Readonly<Record<RepairAction, Told>> = {
  retry: say('tray.retry', 'Try to connect now'),
  'connect-source': say('tray.connect-source', 'Connect the organization…'),
  'source-settings': say('tray.source-settings', 'Settings of the source…'),
  'tunnel-settings': say('tray.tunnel-settings', 'Settings of the tunnel…'),
  'notification-settings': say('tray.notification-settings', 'Settings of notifications…'),
  'engine-settings': say('tray.engine-settings', 'Settings of the engine…'),
  'test-notification': say('tray.test-notification', 'Send a test notification'),
}
