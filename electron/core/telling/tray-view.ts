import type { Connection } from '../../contract/connection.ts'
import type { Health, Link, RepairAction } from '../../contract/health.ts'
import type { Tongue } from '../../contract/speech/languages.ts'
import { inTongue, say, type Told } from '../../contract/speech/say.ts'
import type { StatusCounts, Transaction } from '../../contract/transaction.ts'
import { firstBroken } from '../health/diagnose.ts'

/** What the tray shows, as a value: rendering it again at any time makes the tray match. */
export interface TrayView {
  /** Told apart by shape, not by colour alone. */
  readonly icon: 'idle' | 'attention' | 'offline'
  readonly tooltip: string
  readonly entries: readonly TrayEntry[]
}

export type TrayEntry =
  | { readonly kind: 'separator' }
  | { readonly kind: 'text'; readonly label: string }
  | { readonly kind: 'action'; readonly label: string; readonly action: TrayAction }
export type TrayAction =
  | { readonly kind: 'open' }
  | { readonly kind: 'open-transaction'; readonly id: string }
  | { readonly kind: 'copy-url'; readonly url: string }
  | { readonly kind: 'repair'; readonly action: RepairAction; readonly sourceId: string | null }
  | { readonly kind: 'quit' }

export interface TrayFacts {
  readonly connection: Connection
  readonly health: Health
  readonly counts: StatusCounts
  /** Newest first. */
  readonly failures: readonly Transaction[]
}

type Broken = Extract<Link, { readonly state: 'broken' }>

const maxFailures = 5

/** `tongue`: what its menu is said in. */
export function trayView({ connection, health, counts, failures }: TrayFacts, tongue: Tongue): TrayView {
  const spoken = (told: Told) => inTongue(told, tongue)
  const broken = firstBroken(health.links)
  const status = broken === null ? spoken(connectionTold(connection)) : brokenLine(broken, tongue)
  const failed = spoken(failedTold(counts.failed))
  const pending = spoken(
    say('tray.pending', '{count, plural, one {# pending} other {# pending}}', { count: counts.pending }),
  )
  const url = connection.sources.map(source => source.publicUrl ?? source.localUrl).find(found => found !== null)
  const shown = failures.slice(0, maxFailures)
  return {
    icon: iconOf(health.links, failures.length),
    tooltip: `Hover Tray: ${status}, ${failed.toLocaleLowerCase(tongue.locale)}`,
    entries: [
      { kind: 'text', label: status },
      ...(broken === null ? [] : repairEntries(broken, tongue)),
      { kind: 'text', label: `${failed}, ${pending}` },
      { kind: 'separator' },
      { kind: 'action', label: spoken(say('tray.open', 'Open Hover Tray')), action: { kind: 'open' } },
      ...shown.map(
        ({ id, title, category }): TrayEntry => ({
          kind: 'action',
          label: spoken(failureTold(title, category)),
          action: { kind: 'open-transaction', id },
        }),
      ),
      { kind: 'separator' },
      ...(url === undefined
        ? []
        : [
            {
              kind: 'action',
              label: spoken(say('tray.copy-address', 'Copy address')),
              action: { kind: 'copy-url', url },
            } as const,
          ]),
      { kind: 'action', label: spoken(say('tray.quit', 'Quit')), action: { kind: 'quit' } },
    ],
  }
}

function failedTold(count: number): Told {
  return count === 0
    ? say('tray.no-failed', 'No failed transactions')
    : say('tray.failed', '{count, plural, one {# failed} other {# failed}}', { count })
}

function failureTold(what: string, category: string | null): Told {
  return category === null
    ? say('tray.failure', 'Failed: {what}', { what })
    : say('tray.failure-why', 'Failed: {what} ({why})', { what, why: category })
}

/** The connection in a few words, while nothing is broken. */
function connectionTold({ sources }: Connection): Told {
  if (sources.length === 0) return say('tray.no-sources', 'No sources yet')
  const live = sources.filter(source => source.state.kind === 'live').length
  if (live === sources.length) return say('tray.live', 'Live')
  return say('tray.some-live', '{count, plural, one {# of {of} sources live} other {# of {of} sources live}}', {
    count: live,
    of: sources.length,
  })
}

/** A tooltip and a line of a menu hold no more. */
const longestLine = 100

/** The link and what is wrong with it: the first sentence; the window has the rest. */
function brokenLine({ label, saidLabel, sentence, said }: Broken, tongue: Tongue): string {
  const link = inTongue({ sentence: label, said: saidLabel }, tongue)
  const [first = ''] = inTongue({ sentence, said }, tongue).split(/(?<=[.!?]) /)
  const why = first.replace(/\.$/, '')
  const line = inTongue(say('tray.broken', '{link}: {why}', { link, why }), tongue)
  return line.length <= longestLine ? line : `${line.slice(0, longestLine - 1)}…`
}

/** What was turned off on purpose does not mark the icon for ever. */
function iconOf(links: readonly Link[], failures: number): TrayView['icon'] {
  const broken = links.filter(link => link.state === 'broken').map(({ name }) => name)
  if (broken.some(name => name !== 'rules' && name !== 'notifications')) return 'offline'
  return failures > 0 || broken.includes('notifications') ? 'attention' : 'idle'
}

function repairEntries({ name, repair }: Broken, tongue: Tongue): readonly TrayEntry[] {
  const spoken = (told: Told) => inTongue(told, tongue)
  switch (repair.kind) {
    case 'act': {
      const { action, sourceId } = repair
      return [{ kind: 'action', label: spoken(repairLabels[action]), action: { kind: 'repair', action, sourceId } }]
    }
    case 'wait':
      // The database is tried again all the time, and nothing that a person presses hurries it.
      if (name === 'database') return []
      return [
        {
          kind: 'action',
          label: spoken(repairLabels.retry),
          action: { kind: 'repair', action: 'retry', sourceId: null },
        },
      ]
    case 'outside':
      return [{ kind: 'action', label: spoken(say('tray.what-to-do', 'What to do…')), action: { kind: 'open' } }]
  }
}

const repairLabels: Readonly<Record<RepairAction, Told>> = {
  retry: say('tray.retry', 'Try to connect now'),
  'connect-source': say('tray.connect-source', 'Connect the organization…'),
  'source-settings': say('tray.source-settings', 'Settings of the source…'),
  'tunnel-settings': say('tray.tunnel-settings', 'Settings of the tunnel…'),
  'notification-settings': say('tray.notification-settings', 'Settings of notifications…'),
  'test-notification': say('tray.test-notification', 'Send a test notification'),
}
