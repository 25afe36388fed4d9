import type { Connection } from '../../contract/connection.ts'
import type { Health, Link, RepairAction } from '../../contract/health.ts'
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

export function trayView({ connection, health, counts, failures }: TrayFacts): TrayView {
  const broken = firstBroken(health.links)
  const status = broken === null ? connectionLine(connection) : brokenLine(broken)
  const failed = counts.failed === 0 ? 'No failed transactions' : `${counts.failed} failed`
  const url = connection.sources.map(source => source.publicUrl ?? source.localUrl).find(found => found !== null)
  const shown = failures.slice(0, maxFailures)
  return {
    icon: iconOf(health.links, failures.length),
    tooltip: `Hover Tray: ${status}, ${failed.toLowerCase()}`,
    entries: [
      { kind: 'text', label: status },
      ...(broken === null ? [] : repairEntries(broken)),
      { kind: 'text', label: `${failed}, ${counts.pending} pending` },
      { kind: 'separator' },
      { kind: 'action', label: 'Open Hover Tray', action: { kind: 'open' } },
      ...shown.map(
        ({ id, title, category }): TrayEntry => ({
          kind: 'action',
          label: `Failed: ${title}${category === null ? '' : ` (${category})`}`,
          action: { kind: 'open-transaction', id },
        }),
      ),
      { kind: 'separator' },
      ...(url === undefined
        ? []
        : [{ kind: 'action', label: 'Copy address', action: { kind: 'copy-url', url } } as const]),
      { kind: 'action', label: 'Quit', action: { kind: 'quit' } },
    ],
  }
}

/** The connection in a few words, while nothing is broken. */
function connectionLine({ sources }: Connection): string {
  if (sources.length === 0) return 'No sources yet'
  const live = sources.filter(source => source.state.kind === 'live').length
  return live === sources.length ? 'Live' : `${live} of ${sources.length} sources live`
}

/** A tooltip and a line of a menu hold no more. */
const longestLine = 100

/** The link and what is wrong with it: the first sentence; the window has the rest. */
function brokenLine({ label, sentence }: Broken): string {
  const [first = ''] = sentence.split(/(?<=[.!?]) /)
  const line = `${label}: ${first.replace(/\.$/, '')}`
  return line.length <= longestLine ? line : `${line.slice(0, longestLine - 1)}…`
}

/** What was turned off on purpose does not mark the icon for ever. */
function iconOf(links: readonly Link[], failures: number): TrayView['icon'] {
  const broken = links.filter(link => link.state === 'broken').map(({ name }) => name)
  if (broken.some(name => name !== 'rules' && name !== 'notifications')) return 'offline'
  return failures > 0 || broken.includes('notifications') ? 'attention' : 'idle'
}

function repairEntries({ name, repair }: Broken): readonly TrayEntry[] {
  switch (repair.kind) {
    case 'act': {
      const { action, sourceId } = repair
      return [{ kind: 'action', label: repairLabels[action], action: { kind: 'repair', action, sourceId } }]
    }
    case 'wait':
      // The database is tried again all the time, and nothing that a person presses hurries it.
      if (name === 'database') return []
      return [
        { kind: 'action', label: repairLabels.retry, action: { kind: 'repair', action: 'retry', sourceId: null } },
      ]
    case 'outside':
      return [{ kind: 'action', label: 'What to do…', action: { kind: 'open' } }]
  }
}

const repairLabels: Readonly<Record<RepairAction, string>> = {
  retry: 'Try to connect now',
  'connect-source': 'Connect the organization…',
  'source-settings': 'Settings of the source…',
  'tunnel-settings': 'Settings of the tunnel…',
  'notification-settings': 'Settings of notifications…',
  'test-notification': 'Send a test notification',
}
