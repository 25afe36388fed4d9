import type { BlindCause } from '../contract/blind-window.ts'
import type { Connection, SourceConnection } from '../contract/connection.ts'

/** Why nothing can arrive at a source now; null when it can. The first link that is broken explains those after it. */
export function blindCauseOf(source: SourceConnection, connection: Connection): BlindCause | null {
  if (connection.receiver.kind !== 'listening') return 'receiver-down'
  if (!source.practice && (connection.tunnel.kind !== 'online' || connection.address.kind === 'down'))
    return 'tunnel-down'
  return source.state.kind === 'live' ? null : 'not-registered'
}

/** What Hover could not be asked for, after it was asked for all jobs. */
export function caughtUpSentence(recovered: number): string {
  const found =
    recovered === 0
      ? 'Hover was asked for all jobs: none had changed unnoticed.'
      : `Hover was asked for all jobs: ${recovered} had changed unnoticed and ${recovered === 1 ? 'is' : 'are'} up to date now.`
  return `${found} States that a job only passed through, and events of documents, orders, captures and inspections, cannot be asked for.`
}

export const unknowableSentence =
  'What usehover.com posted meanwhile is lost here, because it has no way to be asked. Look at its dashboard, or import an export of it.'
