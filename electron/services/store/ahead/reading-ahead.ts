import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import { startThread } from '../../threads/thread.ts'
import type { DataPlace } from '../data-place.ts'
import type { EntryReading } from '../projection/entries/read-delivery.ts'
import type { AheadThreadData } from './ahead-thread.ts'
import { type Chunk, unpackChunk } from './chunk.ts'
import { createLead, leadFollower } from './lead.ts'

/** A thread that reads the journal ahead of the one that projects it. */
export interface ReadingAhead {
  /** What was read ahead, and from the other reading what was not: it never waits for the thread, nor needs it. */
  before(otherwise: EntryReading): EntryReading
  /** It read up to the journal's end, and slept; meanwhile there may be more. */
  goOn(): void
  close(): Promise<void>
}

/** Does something while a thread reads ahead of it, which has ended when this settles. Nothing else may change the journal. */
export async function withReadingAhead<T>(place: DataPlace, file: URL, act: (ahead: ReadingAhead) => T): Promise<T> {
  const ahead = startReadingAhead(place, file)
  try {
    return await act(ahead)
  } finally {
    await ahead.close()
  }
}

export function startReadingAhead({ dataDir, nativeBinding }: DataPlace, file: URL): ReadingAhead {
  const { port1: chunks, port2 } = new MessageChannel()
  const lead = createLead()
  const data = { dataDir, nativeBinding, lead, chunks: port2 } satisfies AheadThreadData
  const thread = startThread<never, never>({ file, data, transfer: [port2] })
  const { passed, took, goOn, end } = leadFollower(lead)
  let chunk: Chunk | null = null

  /** The chunk in which the next entry stands, or the first one behind it. */
  const chunkFor = (seq: number): Chunk | null => {
    while (chunk === null || chunk.last <= seq) {
      const text = receive(chunks)
      if (text === null) return null
      took(text.length)
      chunk = unpackChunk(text)
    }
    return chunk
  }

  return {
    before: otherwise => ({
      after: (seq, limit) => {
        const found = chunkFor(seq)
        if (found !== null && found.behind <= seq) {
          const from = found.entries.findIndex(entry => entry.seq > seq)
          return found.entries.slice(from, from + limit)
        }
        const entries = otherwise.after(seq, limit)
        passed(entries.at(-1)?.seq ?? seq)
        return entries
      },
    }),
    goOn,
    close: async () => {
      end()
      chunks.close()
      await thread.ended
    },
  }
}

function receive(port: MessagePort): string | null {
  // Only the thread that reads ahead posts to this port.
  return (receiveMessageOnPort(port)?.message as string | undefined) ?? null
}
