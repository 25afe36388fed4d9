import type { Connection, SourceConnection } from '../contract/connection.ts'
import type { BlindCause } from '../contract/notices/blind-window.ts'
import { say, type Told, together } from '../contract/speech/say.ts'

/** Why nothing can arrive at a source now; null when it can. The first link that is broken explains those after it. */
export function blindCauseOf(source: SourceConnection, connection: Connection): BlindCause | null {
  if (connection.receiver.kind !== 'listening') return 'receiver-down'
  if (!source.practice && (connection.tunnel.kind !== 'online' || connection.address.kind === 'down'))
    return 'tunnel-down'
  return source.state.kind === 'live' ? null : 'not-registered'
}

/** What Hover could not be asked for, after it was asked for all jobs. */
export function caughtUp(recovered: number): Told {
  const found =
    recovered === 0
      ? say('blind.none-changed', 'Hover was asked for all jobs: none had changed unnoticed.')
      : say(
          'blind.some-changed',
          'Hover was asked for all jobs: {count, plural, one {# had changed unnoticed and is up to date now.} other {# had changed unnoticed and are up to date now.}}',
          { count: recovered },
        )
  return together(
    found,
    say(
      'blind.not-askable',
      'States that a job only passed through, and events of documents, orders, captures and inspections, cannot be asked for.',
    ),
  )
}

export const unknowable = say(
  'blind.unknowable',
  'What usehover.com posted meanwhile is lost here, because it has no way to be asked. Look at its dashboard, or import an export of it.',
)
