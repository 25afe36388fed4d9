import type { Appended } from '../store.ts'
import type { Entry } from './entries/entry.ts'
import type { OwedAs } from './journal-messages.ts'
import { bytesOf, type PackedBatch, packEntries } from './packing.ts'

/** Entries on their way to the journal's thread and the disk, and who waits for them. */
export interface AppendQueue {
  /** `full` when more waits already than may. */
  append(entry: Entry): Promise<Appended>
  /** As one message, which is never divided, and whatever waits already. */
  sendTogether(entries: readonly Entry[], owedAs: OwedAs): readonly Promise<Appended>[]
  /** The oldest messages are on the disk, their entries from `firstSeq` on. */
  committed(messages: number, firstSeq: number): void
  /** The oldest messages are not. */
  refused(messages: number): void
  refuseAll(): void
  /** Resolves when nothing waits any more. */
  drained(): Promise<void>
}

export interface QueueLimits {
  readonly entries: number
  readonly bytes: number
}

interface Waiting {
  readonly entry: Entry
  readonly resolve: (appended: Appended) => void
}

/**
 * One turn of the event loop may read from every connection at once. Its first deliveries go to the thread while the
 * others are still checked; otherwise both threads would take turns in waiting for each other.
 */
const mostPerMessage = 16

export function createAppendQueue(
  limits: QueueLimits,
  send: (batch: PackedBatch, owedAs: OwedAs) => void,
): AppendQueue {
  let collected: Waiting[] = []
  const sent: (readonly Waiting[])[] = []
  let entriesWaiting = 0
  let bytesWaiting = 0
  let idle = Promise.withResolvers<void>()
  idle.resolve()

  const sendCollected = (owedAs: OwedAs): void => {
    send(packEntries(collected.map(({ entry }) => entry)), owedAs)
    sent.push(collected)
    collected = []
  }

  /** What one turn of the event loop brought travels as one message, or as a few. */
  const flush = (): void => {
    if (collected.length > 0) sendCollected(null)
  }

  const wait = (entry: Entry): Promise<Appended> => {
    if (entriesWaiting === 0) idle = Promise.withResolvers()
    entriesWaiting += 1
    bytesWaiting += bytesOf(entry)
    const { promise, resolve } = Promise.withResolvers<Appended>()
    collected.push({ entry, resolve })
    return promise
  }

  const settle = (group: readonly Waiting[], answer: (index: number) => Appended): void => {
    for (const [index, { entry, resolve }] of group.entries()) {
      entriesWaiting -= 1
      bytesWaiting -= bytesOf(entry)
      resolve(answer(index))
    }
    if (entriesWaiting === 0) idle.resolve()
  }

  const refuse = (group: readonly Waiting[]): void => settle(group, () => ({ ok: false, reason: 'disk' }))

  return {
    append: entry => {
      if (entriesWaiting >= limits.entries || bytesWaiting + bytesOf(entry) > limits.bytes) {
        return Promise.resolve({ ok: false, reason: 'full' })
      }
      const isIdle = entriesWaiting === 0
      const appended = wait(entry)
      // While the disk writes the first, the others gather.
      if (isIdle || collected.length === mostPerMessage) flush()
      else if (collected.length === 1) setImmediate(flush)
      return appended
    },
    sendTogether: (entries, owedAs) => {
      flush()
      const appended = entries.map(wait)
      sendCollected(owedAs)
      return appended
    },
    committed: (messages, firstSeq) => {
      settle(sent.splice(0, messages).flat(), index => ({ ok: true, seq: firstSeq + index }))
    },
    refused: messages => refuse(sent.splice(0, messages).flat()),
    refuseAll: () => refuse([...sent.splice(0).flat(), ...collected.splice(0)]),
    drained: () => idle.promise,
  }
}
