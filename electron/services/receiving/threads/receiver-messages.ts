import type { ClockFace } from '../../clock-face.ts'
import type { Fault } from '../../fault.ts'
import type { IntakeWay } from '../../store/journal/intake/intake.ts'
import type { ReceiverLimits } from '../http/limits.ts'
import type { Answer, Found, Listening, RawDelivery } from '../http/receiver.ts'
import type { Arrival } from '../inbox.ts'
import type { SourceFacts } from './known-sources.ts'
import type { TurnedAway } from './turned-away.ts'

export interface ReceiverThreadData {
  readonly journal: IntakeWay
  readonly limits: ReceiverLimits
  readonly face: ClockFace
  /** The edition of the facts that were told last. */
  readonly edition: SharedArrayBuffer
  readonly turnedAway: TurnedAway
}

/** A delivery as a message: its body alone, without the pool that it was read into. */
export type SentDelivery = Omit<RawDelivery, 'body'> & { readonly body: Uint8Array<ArrayBuffer> }

export type ToReceiver =
  | ({ readonly kind: 'facts' } & SourceFacts)
  | { readonly kind: 'listen'; readonly port: number; readonly shares: boolean }
  | { readonly kind: 'answered'; readonly ticket: number; readonly answer: Answer }
  | { readonly kind: 'found'; readonly ticket: number; readonly found: Found | null }
  | { readonly kind: 'close' }
  /** Not before it is closed. */
  | { readonly kind: 'end' }

export type FromReceiver =
  | { readonly kind: 'listening'; readonly listening: Listening }
  | { readonly kind: 'lost' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'delivery'; readonly ticket: number; readonly delivery: SentDelivery }
  | { readonly kind: 'find'; readonly ticket: number; readonly path: string; readonly target: string }
  /** Told before its sender is. */
  | { readonly kind: 'arrival'; readonly arrival: Arrival }
  /** Some found no room; how many stands in memory that both see. */
  | { readonly kind: 'turned-away' }
  | { readonly kind: 'fault'; readonly fault: Fault }

/** What a browser finds where nobody could look. */
export const tryAgain: Found = {
  kind: 'page',
  page: { status: 503, sentence: 'This did not work. Try again in a moment.' },
}
