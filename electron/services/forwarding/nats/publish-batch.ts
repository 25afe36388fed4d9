import type { ForwardOutcome } from '../../../core/forwarding/forward-trouble.ts'
import type { Outgoing } from '../../store/queries/outbox/outbox.ts'
import { failed } from '../sender.ts'
import type { NatsMessage } from './nats-message.ts'

interface Publishing {
  /** Null: it is not stored any more. */
  readonly compose: (item: Outgoing) => Promise<NatsMessage | null>
  /** `previousId`: of what was published right before it; null: nothing was. */
  readonly publish: (message: NatsMessage, previousId: string | null) => Promise<ForwardOutcome>
  /** Of one message. */
  readonly mostBytes: number
}

/** In rounds: of each lane the first that is left, so that nothing is stored behind what failed. */
export async function publishInRounds(
  batch: readonly Outgoing[],
  publishing: Publishing,
): Promise<readonly ForwardOutcome[]> {
  const outcomes = new Map<Outgoing, ForwardOutcome>()
  const failures = new Map<number, ForwardOutcome>()
  const isLeft = (item: Outgoing): boolean => !outcomes.has(item) && !failures.has(item.lane)
  for (let left = batch; left.length > 0; left = left.filter(isLeft)) {
    const round = [...new Map(left.toReversed().map(item => [item.lane, item])).values()].toReversed()
    await Promise.all(
      round.map(async item => {
        const outcome = await publishOne(item, publishing)
        outcomes.set(item, outcome)
        // What is gone will never be there, so what follows it need not wait.
        if (!outcome.ok && outcome.trouble !== 'gone') failures.set(item.lane, outcome)
      }),
    )
  }
  return batch.map(item => outcomes.get(item) ?? failures.get(item.lane) ?? failed('unreachable'))
}

async function publishOne(item: Outgoing, { compose, publish, mostBytes }: Publishing): Promise<ForwardOutcome> {
  const message = await compose(item)
  if (message === null) return failed('gone')
  return message.body.byteLength > mostBytes ? failed('too-large') : publish(message, null)
}

/** Each right behind the one before it, without waiting for its answer: whoever stores them refuses what has a gap. */
export async function publishInOrder(
  batch: readonly Outgoing[],
  { compose, publish, mostBytes }: Publishing,
): Promise<readonly ForwardOutcome[]> {
  const outcomes: Promise<ForwardOutcome>[] = []
  let previousId: string | null = null
  let isOver = false
  for (const message of await Promise.all(batch.map(compose))) {
    if (message === null) outcomes.push(Promise.resolve(failed('gone')))
    else if (isOver || message.body.byteLength > mostBytes) {
      isOver = true
      outcomes.push(Promise.resolve(failed('too-large')))
    } else {
      outcomes.push(publish(message, previousId))
      previousId = message.id
    }
  }
  return Promise.all(outcomes)
}
