import { isOfOneEvent } from '../../../core/forwarding/database-trouble.ts'
import type { ForwardOutcome } from '../../../core/forwarding/forward-trouble.ts'
import type { Outgoing } from '../../store/queries/outbox/outbox.ts'
import { failed, taken } from '../sender.ts'
import type { PostgresError } from './postgres-connection.ts'

/** Writes all of a batch or nothing; null: it is written. */
type Attempt = (batch: readonly Outgoing[]) => Promise<PostgresError | null>

/** So much of bodies, in bytes, goes into one transaction beside the first of them. */
const mostBytes = 4_194_304

/**
 * Writes a batch as far as the database takes it. What it refuses about one event fails that one, and what follows it in its
 * lane: it is looked for by halves. Whatever else goes wrong fails all that is left.
 */
export async function writeByHalves(all: readonly Outgoing[], attempt: Attempt): Promise<readonly ForwardOutcome[]> {
  const written = new Set<Outgoing>()
  const heldUp = new Map<number, ForwardOutcome>()
  let end: ForwardOutcome | null = null

  async function write(asked: readonly Outgoing[]): Promise<void> {
    const batch = asked.filter(({ lane }) => !heldUp.has(lane))
    const [first] = batch
    if (first === undefined || end !== null) return
    const error = await attempt(batch)
    if (error === null) {
      for (const one of batch) written.add(one)
    } else if (error.sqlState === null || !isOfOneEvent(error.sqlState)) {
      end = failed(error.trouble)
    } else if (batch.length === 1) {
      heldUp.set(first.lane, failed(error.trouble))
    } else {
      const middle = Math.ceil(batch.length / 2)
      await write(batch.slice(0, middle))
      await write(batch.slice(middle))
    }
  }

  for (const part of bySize(all)) await write(part)
  return all.map(one => (written.has(one) ? taken : (heldUp.get(one.lane) ?? end ?? failed('unreachable'))))
}

function bySize(all: readonly Outgoing[]): readonly (readonly Outgoing[])[] {
  const parts: Outgoing[][] = []
  let left = 0
  for (const one of all) {
    left -= one.delivery?.body.byteLength ?? 0
    const part = parts.at(-1)
    if (part === undefined || left < 0) {
      parts.push([one])
      left = mostBytes
    } else part.push(one)
  }
  return parts
}
