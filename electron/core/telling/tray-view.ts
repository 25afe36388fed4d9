import type { Connection } from '../../contract/connection.ts'
import type { StatusCounts, Transaction } from '../../contract/transaction.ts'

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
  | { readonly kind: 'retry' }
  | { readonly kind: 'quit' }

export interface TrayFacts {
  readonly connection: Connection
  readonly counts: StatusCounts
  /** Newest first. */
  readonly failures: readonly Transaction[]
}

const maxFailures = 5

export function trayView({ connection, counts, failures }: TrayFacts): TrayView {
  const trouble = troubleOf(connection)
  const status = connectionLine(connection)
  const failed = counts.failed === 0 ? 'No failed transactions' : `${counts.failed} failed`
  const url = connection.sources.map(source => source.publicUrl ?? source.localUrl).find(found => found !== null)
  const shown = failures.slice(0, maxFailures)
  return {
    icon: trouble !== null ? 'offline' : failures.length > 0 ? 'attention' : 'idle',
    tooltip: `Hover Tray: ${status}, ${failed.toLowerCase()}`,
    entries: [
      { kind: 'text', label: status },
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
      ...(trouble === null
        ? []
        : [{ kind: 'action', label: 'Try to connect now', action: { kind: 'retry' } } as const]),
      ...(url === undefined
        ? []
        : [{ kind: 'action', label: 'Copy address', action: { kind: 'copy-url', url } } as const]),
      { kind: 'action', label: 'Quit', action: { kind: 'quit' } },
    ],
  }
}

/** The connection in a few words, the first broken link first. */
export function connectionLine(connection: Connection): string {
  const trouble = troubleOf(connection)
  if (trouble !== null) return trouble
  if (connection.sources.length === 0) return 'No sources yet'
  const live = connection.sources.filter(source => source.state.kind === 'live').length
  return live === connection.sources.length ? 'Live' : `${live} of ${connection.sources.length} sources live`
}

function troubleOf({ receiver, tunnel, sources }: Connection): string | null {
  if (receiver.kind === 'down') return 'Receiver is down'
  if (tunnel.kind === 'down') return 'Tunnel is down'
  const broken = sources.find(source => source.state.kind === 'down')
  return broken === undefined ? null : `${broken.name} is not connected`
}
